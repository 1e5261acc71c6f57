namespace Decnet.Operator.Decky.Planning;

/// <param name="Allowed">Networks that may be reached. Empty: none.</param>
/// <param name="Never">Networks that stay unreachable inside the allowed ones.</param>
internal sealed record PlannedEgress(IReadOnlyList<string> Allowed, IReadOnlyList<string> Never);
