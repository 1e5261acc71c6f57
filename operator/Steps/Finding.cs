namespace Decnet.Operator.Steps;

/// <summary>Something that keeps an object from being ready.</summary>
/// <param name="Reason">One of the reasons of its kind.</param>
/// <param name="Message">For people: names the field and what would work, never a value from the spec or a Secret.</param>
/// <param name="Detail">For the log only; may hold values.</param>
internal sealed record Finding(string Reason, string Message, string? Detail = null)
{
    /// <summary>A field has a value that cannot work; the message names it.</summary>
    public const string InvalidSpec = "InvalidSpec";

    public static Finding InField(string field, string message, string? value = null) =>
        new(InvalidSpec, $"{field}: {message}", value);
}
