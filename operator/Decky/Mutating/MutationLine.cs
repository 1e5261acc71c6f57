using System.Globalization;
using System.Text;
using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Mutating;

/// <summary>RFC 5424 line by which a SIEM learns that a decky changes: a new fingerprint after it is no surprise.</summary>
internal static class MutationLine
{
    public static string Write(V1Alpha1Decky decky, DeckyMutation mutation, DateTimeOffset at) => string.Concat(
        string.Create(CultureInfo.InvariantCulture, $"<134>1 {at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ} {decky.Metadata.Name} operator - decky_mutated [relay@55555"),
        Field("namespace", decky.Metadata.NamespaceProperty),
        Field("decky", decky.Metadata.Name),
        Field("old_services", string.Join(',', mutation.From ?? [])),
        Field("new_services", string.Join(',', mutation.To ?? [])),
        Field("trigger", mutation.Trigger ?? ""),
        Field("actor", mutation.Actor ?? ""),
        "]");

    private static string Field(string name, string value)
    {
        var escaped = new StringBuilder();
        foreach (var c in value)
        {
            escaped.Append(c is '"' or '\\' or ']' ? "\\" : "").Append(char.IsControl(c) ? '\uFFFD' : c);
        }

        return $" {name}=\"{escaped}\"";
    }
}
