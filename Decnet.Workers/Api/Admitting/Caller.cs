namespace Decnet.Api.Admitting;

/// <summary>Who asks, as the cluster names him.</summary>
/// <param name="Extra">What the authenticator adds, handed on unread.</param>
internal sealed record Caller(string Name, string? Uid, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, IReadOnlyList<string>> Extra);
