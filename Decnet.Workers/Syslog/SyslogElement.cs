namespace Decnet.Syslog;

/// <summary>Structured data: <c>[id name="value" …]</c>, values without their escapes, in order.</summary>
public sealed record SyslogElement(string Id, IReadOnlyList<KeyValuePair<string, string>> Parameters);
