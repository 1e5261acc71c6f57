using Decnet.SessRec.Native;

namespace Decnet.SessRec.Settings;

/// <summary>
/// <c>session.conf</c>: <c>key=value</c> lines, <c>#</c> comments, unknown keys and unreadable values ignored. A missing or
/// broken file gives the defaults: a session is never refused because of it.
/// </summary>
internal sealed class SessionSettings
{
    public const string InstalledPath = "/run/credentials/systemd-sysusers.service/session.conf";
    private const int FileLimit = 64 * 1024;

    private readonly List<KeyValuePair<string, string>> _entries;

    private SessionSettings(List<KeyValuePair<string, string>> entries) => _entries = entries;

    /// <summary>RFC 5424 HOSTNAME: the decky's name.</summary>
    public string Node => Text("node", "-");

    /// <summary>Directory above the services' folders.</summary>
    public string Store => Text("store", "/var/lib/systemd/coredump");

    /// <summary>Bytes of output kept of one session. Default 10 MiB.</summary>
    public long SessionCap => Number("session_cap", 10L << 20);

    /// <summary>No session is recorded with less free space, in bytes. Default 200 MiB.</summary>
    public long FreeFloor => Number("free_floor", 200L << 20);

    /// <summary>Size in bytes at which a shard is rotated. Default 500 MiB.</summary>
    public long ShardLimit => Number("shard_limit", 500L << 20);

    /// <summary>Rotated shards kept of a day. Default 4.</summary>
    public int Rotations => (int)Math.Clamp(Number("rotations", 4), 0, 99);

    public static SessionSettings Load(string path) => new(Read(path));

    /// <summary>The value of a key that this class has no name for.</summary>
    public string Text(string key, string otherwise)
    {
        foreach (var entry in _entries)
        {
            if (entry.Key == key && entry.Value.Length > 0)
            {
                return entry.Value;
            }
        }

        return otherwise;
    }

    private long Number(string key, long otherwise)
    {
        var text = Text(key, "");
        long value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) || value > long.MaxValue / 10 - 10)
            {
                return otherwise;
            }

            value = (value * 10) + (c - '0');
        }

        return text.Length == 0 ? otherwise : value;
    }

    private static List<KeyValuePair<string, string>> Read(string path)
    {
        var entries = new List<KeyValuePair<string, string>>();
        foreach (var line in WholeFile.Read(path, FileLimit).Split('\n'))
        {
            var text = line.Trim();
            var equals = text.IndexOf('=');
            if (equals > 0 && text[0] != '#')
            {
                entries.Add(new(text[..equals].TrimEnd(), text[(equals + 1)..].TrimStart()));
            }
        }

        return entries;
    }
}
