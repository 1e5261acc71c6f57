using System.Globalization;

namespace Decnet.SessRec.Shard;

/// <summary>
/// The shard format's names and limits: the one source that the recorder and every reader compile.
/// A shard is one UTC day of one service of one decky: JSON lines, each written whole with one write(2).
/// </summary>
internal static class ShardFormat
{
    /// <summary>A line with its newline is shorter than this.</summary>
    public const int LineLimit = 4096;

    /// <summary>Length of <c>sid</c>, a version 4 UUID in lower case with dashes.</summary>
    public const int SessionIdLength = 36;

    /// <summary>
    /// What every line begins with, and what stands nowhere else: inside a string each quote has a backslash before it. So a line is
    /// found again behind one that was cut (a recorder that is killed in the midst of its write, a full disk) and has no newline.
    /// </summary>
    public static ReadOnlySpan<byte> Opening => "{\"sid\":\""u8;

    // Every line has `sid` and exactly one of `hdr`, `ch`, `trunc`, `end`, `cont`.
    public const string SessionId = "sid";
    public const string Header = "hdr";
    public const string Truncated = "trunc";
    public const string End = "end";

    /// <summary>Last line of a session in a file that it leaves: the name of the file where it goes on.</summary>
    public const string Continued = "cont";

    // Events: {"sid","t","ch","d"} and, where they apply, "ne", "b64", "fd".
    public const string Time = "t";
    public const string Channel = "ch";
    public const string Data = "d";

    /// <summary>Input typed while the terminal was canonical without echo, that is at a password prompt.</summary>
    public const string NoEcho = "ne";

    /// <summary>The chunk's bytes, present only when they are no UTF-8: <c>d</c> then has U+FFFD in their place.</summary>
    public const string Base64 = "b64";

    /// <summary>2 for what came from standard error, only in sessions without a terminal.</summary>
    public const string Descriptor = "fd";

    // Header: asciicast v2 keys first, then what a collector needs to close the session of a recorder that was killed.
    public const string Version = "version";
    public const string Width = "width";
    public const string Height = "height";
    public const string Timestamp = "timestamp";
    public const string Environment = "env";
    public const string Command = "cmd";
    public const string User = "user";
    public const string Source = "src";
    public const string Service = "service";
    public const string Tty = "tty";
    public const string ProcessId = "pid";
    public const string ProcessStart = "start";
    public const string BootId = "boot";

    /// <summary>In a header that repeats because the session moved on to another file: 2 for its second file, and so on.</summary>
    public const string Part = "part";

    // End: {"t","exit","reason","events","bytes"} and "in", "lost".
    public const string Exit = "exit";
    public const string Reason = "reason";
    public const string Events = "events";
    public const string Bytes = "bytes";

    /// <summary>Bytes of input, in <c>end</c>.</summary>
    public const string InputBytes = "in";

    /// <summary>Bytes that were relayed but not kept, because of the cap or because the shard could not be written.</summary>
    public const string Lost = "lost";

    public const string Output = "o";
    public const string Input = "i";
    public const string Resize = "r";

    public const string ReasonExit = "exit";
    public const string ReasonHangup = "hangup";
    public const string ReasonKilled = "killed";
    public const string ReasonError = "error";

    public const string FilePrefix = "sessions-";
    public const string FileSuffix = ".jsonl";

    /// <summary>Folder below a service's folder.</summary>
    public const string Folder = "transcripts";

    /// <summary>sessions-YYYY-MM-DD.jsonl. A full shard is renamed to this name with .1, then .2 and so on behind it.</summary>
    public static string FileName(DateOnly day) =>
        FilePrefix + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + FileSuffix;

    /// <summary>True for the name of a shard; rotation is 0 for the one being written.</summary>
    public static bool TryParseFileName(string name, out DateOnly day, out int rotation)
    {
        day = default;
        rotation = 0;
        const int dayLength = 10;
        var stem = FilePrefix.Length + dayLength + FileSuffix.Length;
        return name.Length >= stem
            && name.StartsWith(FilePrefix, StringComparison.Ordinal)
            && string.CompareOrdinal(name, FilePrefix.Length + dayLength, FileSuffix, 0, FileSuffix.Length) == 0
            && DateOnly.TryParseExact(
                name.AsSpan(FilePrefix.Length, dayLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && (name.Length == stem
                || (name[stem] == '.'
                    && int.TryParse(name.AsSpan(stem + 1), NumberStyles.None, CultureInfo.InvariantCulture, out rotation)
                    && rotation > 0));
    }
}
