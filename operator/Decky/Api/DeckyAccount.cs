using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>An account that can log in. Exactly one source of the password is set.</summary>
internal sealed class DeckyAccount
{
    /// <summary>Log-in name, never root or one of Debian's own.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    /// <summary>In clear text, 1 to 128 characters.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; set; }

    /// <summary>A Secret of the same namespace.</summary>
    [JsonPropertyName("passwordFrom")]
    public SecretKeyReference? PasswordFrom { get; set; }
}
