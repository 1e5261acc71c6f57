using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Telling;

namespace Decnet.Operator.Decky.Mutating;

/// <summary>RFC 5424 line by which a SIEM learns that a decky changes: a new fingerprint after it is no surprise.</summary>
internal static class MutationLine
{
    public static string Write(V1Alpha1Decky decky, DeckyMutation mutation, DateTimeOffset at) => SecurityLine.Write(
        at, decky.Metadata.Name, "decky_mutated",
        ("namespace", decky.Metadata.NamespaceProperty),
        ("decky", decky.Metadata.Name),
        ("old_services", string.Join(',', mutation.From ?? [])),
        ("new_services", string.Join(',', mutation.To ?? [])),
        ("trigger", mutation.Trigger ?? ""),
        ("actor", mutation.Actor ?? ""));
}
