namespace Decnet.Workers.Contract.Subscriptions;

/// <param name="Field">Its path.</param>
/// <param name="Message">What would work; never a value from the spec.</param>
internal sealed record SpecProblem(string Field, string Message);
