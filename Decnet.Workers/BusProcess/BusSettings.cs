using System.Globalization;
using System.Text;
using Decnet.Bus;
using Decnet.Bus.Serving;

namespace Decnet.BusProcess;

/// <summary>
/// Options from the environment: DECNET_BUS_SOCKET (path), DECNET_BUS_GROUP (a group's name or number),
/// DECNET_BUS_MAX_CONNECTIONS, DECNET_BUS_MAX_PATTERNS, DECNET_BUS_QUEUE.
/// </summary>
internal static class BusSettings
{
    /// <exception cref="FormatException">A value makes no sense; the message names the variable.</exception>
    public static BusServerOptions Read(Func<string, string?> variable)
    {
        var defaults = new BusServerOptions();
        return defaults with
        {
            SocketPath = SocketPath(variable("DECNET_BUS_SOCKET")),
            Group = Group(variable("DECNET_BUS_GROUP")),
            MaxConnections = Positive("DECNET_BUS_MAX_CONNECTIONS", variable, defaults.MaxConnections),
            MaxPatterns = Positive("DECNET_BUS_MAX_PATTERNS", variable, defaults.MaxPatterns),
            QueueFrames = Positive("DECNET_BUS_QUEUE", variable, defaults.QueueFrames),
        };
    }

    private static string SocketPath(string? text)
    {
        var path = text is { Length: > 0 } ? text : BusDefaults.SocketPath;
        return path.StartsWith('/') && Encoding.UTF8.GetByteCount(path) <= BusDefaults.LongestSocketPath
            ? path
            : throw new FormatException($"DECNET_BUS_SOCKET should be an absolute path of at most {BusDefaults.LongestSocketPath} bytes");
    }

    private static int Positive(string name, Func<string, string?> variable, int otherwise) => variable(name) switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new FormatException($"{name} is \"{text}\" and should be a number above 0"),
    };

    private static uint? Group(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : GroupNumber(text);
    }

    private static uint GroupNumber(string name)
    {
        var line = File.ReadLines("/etc/group").Select(line => line.Split(':')).FirstOrDefault(fields => fields.Length > 2 && fields[0] == name);
        return line is not null && uint.TryParse(line[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"DECNET_BUS_GROUP is \"{name}\", which is no group in /etc/group");
    }
}
