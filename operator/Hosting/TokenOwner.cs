using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Decnet.Operator.Hosting;

/// <summary>
/// The service account that a pod's token stands for, as the owner of what the operator makes for itself: its Lease then goes with the
/// account at an uninstall, when nobody is left who could remove it. The token tells name and uid, so no right is needed to ask.
/// </summary>
internal static class TokenOwner
{
    private const string TokenFile = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    /// <returns>Null outside a pod, or when the token is of an unknown kind.</returns>
    public static V1OwnerReference? Own() => File.Exists(TokenFile) ? Of(File.ReadAllText(TokenFile)) : null;

    public static V1OwnerReference? Of(string token)
    {
        if (token.Trim().Split('.') is not [_, var claims, _])
            return null;
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(claims)));
            return Bound(json.RootElement) ?? Legacy(json.RootElement);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private static V1OwnerReference? Bound(JsonElement claims) =>
        claims.TryGetProperty("kubernetes.io", out var cluster) && cluster.TryGetProperty("serviceaccount", out var account)
            ? Reference(account, "name", "uid")
            : null;

    // Until 1.21 tokens came from Secrets, with flat claims.
    private static V1OwnerReference? Legacy(JsonElement claims) =>
        Reference(claims, "kubernetes.io/serviceaccount/service-account.name", "kubernetes.io/serviceaccount/service-account.uid");

    private static V1OwnerReference? Reference(JsonElement from, string name, string uid) =>
        from.TryGetProperty(name, out var named) && from.TryGetProperty(uid, out var identified)
            ? new() { ApiVersion = "v1", Kind = "ServiceAccount", Name = named.GetString(), Uid = identified.GetString() }
            : null;
}
