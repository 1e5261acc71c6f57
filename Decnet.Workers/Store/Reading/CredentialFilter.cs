namespace Decnet.Store.Reading;

/// <summary>Which credentials are wanted; null means all.</summary>
/// <param name="Address">Normalised.</param>
public sealed record CredentialFilter(string? Namespace = null, string? Decky = null, string? Address = null);
