namespace Decnet.Operator.Decky.Checking;

/// <summary>Something that keeps a decky from being ready.</summary>
/// <param name="Reason">One of <see cref="Contract.Reason"/>.</param>
/// <param name="Message">For people: names the field and what would work, never a value from the spec or a Secret.</param>
/// <param name="Detail">For the log only; may hold values.</param>
internal sealed record Finding(string Reason, string Message, string? Detail = null)
{
    public static Finding InField(string field, string message, string? value = null) =>
        new(Contract.Reason.InvalidSpec, $"{field}: {message}", value);
}
