using System.Globalization;

namespace Decnet.SessRec.Machine.Ssh;

/// <summary>
/// What a line of sshd's own log tells. sshd escapes what an intruder gave it; a name may still hold anything printable, so the fixed
/// words behind it are looked for from the end.
/// </summary>
internal readonly record struct ServerLine(ServerLine.Kinds Kind, string Subject = "", string Detail = "", int Port = 0)
{
    private const string Before = " [preauth]";
    private const string DirectTcp = "server_request_direct_tcpip: originator ";
    private const string DirectSocket = "server_request_direct_streamlocal: originator ";
    private const string RemoteTcp = "server_input_global_request: tcpip-forward listen ";
    private const string Version = "Remote protocol version ";
    private const string Software = ", remote software version ";

    /// <summary>What a line can be about.</summary>
    public enum Kinds
    {
        Other,

        /// <summary>Subject: the account; detail: how (password, publickey, …) and with which key.</summary>
        Accepted,

        /// <summary>A key was refused. Subject: the account; detail: the key.</summary>
        KeyRefused,

        /// <summary>Detail: what the client says it is.</summary>
        Client,

        /// <summary>A shell, command or subsystem was started.</summary>
        Session,

        /// <summary>A connection onwards from here. Subject: the kind; detail: the target.</summary>
        Forward,
    }

    public static ServerLine Parse(string line)
    {
        var text = line.TrimEnd('\r', '\n');
        text = text.StartsWith("debug1: ", StringComparison.Ordinal) ? text[8..] : text;
        text = text.EndsWith(Before, StringComparison.Ordinal) ? text[..^Before.Length] : text;
        if (text.StartsWith("Accepted ", StringComparison.Ordinal))
        {
            return Attempt(Kinds.Accepted, text["Accepted ".Length..]);
        }

        if (text.StartsWith("Failed publickey for ", StringComparison.Ordinal))
        {
            return Attempt(Kinds.KeyRefused, text["Failed ".Length..]);
        }

        if (text.StartsWith("Starting session: ", StringComparison.Ordinal))
        {
            return new(Kinds.Session);
        }

        if (text.StartsWith(Version, StringComparison.Ordinal) && text.IndexOf(Software, StringComparison.Ordinal) is var at and > 0)
        {
            return new(Kinds.Client, "", text[(at + Software.Length)..]);
        }

        return Forwarding(text);
    }

    // METHOD for USER from ADDRESS port N ssh2[: KEY]
    private static ServerLine Attempt(Kinds kind, string text)
    {
        var method = text[..Math.Max(0, text.IndexOf(" for ", StringComparison.Ordinal))];
        var end = text.LastIndexOf(" ssh2", StringComparison.Ordinal);
        var from = end < 0 ? -1 : text.LastIndexOf(" from ", end, StringComparison.Ordinal);
        if (method.Length == 0 || from < method.Length + 5)
        {
            return default;
        }

        var user = text[(method.Length + 5)..from];
        user = kind == Kinds.KeyRefused && user.StartsWith("invalid user ", StringComparison.Ordinal) ? user["invalid user ".Length..] : user;
        var key = end + 7 < text.Length ? text[(end + 7)..] : "";
        return new(kind, user, kind == Kinds.KeyRefused ? key : (method + " " + key).TrimEnd());
    }

    private static ServerLine Forwarding(string text)
    {
        if (text.StartsWith(RemoteTcp, StringComparison.Ordinal))
        {
            return Target("tcpip-forward", text[RemoteTcp.Length..]);
        }

        if (text.StartsWith(DirectSocket, StringComparison.Ordinal))
        {
            return text.IndexOf(", target ", StringComparison.Ordinal) is var at and > 0 ? new(Kinds.Forward, "direct-streamlocal", text[(at + 9)..]) : default;
        }

        return text.StartsWith(DirectTcp, StringComparison.Ordinal) && text.IndexOf(", target ", StringComparison.Ordinal) is var target and > 0
            ? Target("direct-tcpip", text[(target + 9)..])
            : default;
    }

    private static ServerLine Target(string kind, string text)
    {
        var at = text.LastIndexOf(" port ", StringComparison.Ordinal);
        return at >= 0 && int.TryParse(text.AsSpan(at + 6), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new(Kinds.Forward, kind, text[..at], port)
            : default;
    }
}
