using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Planning;

/// <param name="Name">Log-in name.</param>
/// <param name="Password">In clear text, or null when <paramref name="From"/> says where it is.</param>
/// <param name="From">Secret of the same namespace.</param>
/// <param name="Field">Where in the spec, for messages.</param>
internal sealed record PlannedAccount(string Name, string? Password, SecretKeyReference? From, string Field);
