using System.Threading.Channels;

namespace Decnet.Cli.Replaying;

/// <summary>The viewer's keys, read on a thread of their own, since a terminal can only be waited for.</summary>
internal static class Keyboard
{
    public static ChannelReader<ViewerKey> Listen()
    {
        var keys = Channel.CreateBounded<ViewerKey>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropWrite });
        new Thread(() => Read(keys.Writer)) { IsBackground = true, Name = "keyboard" }.Start();
        return keys.Reader;
    }

    private static void Read(ChannelWriter<ViewerKey> keys)
    {
        try
        {
            while (true)
            {
                if (Meaning(Console.ReadKey(intercept: true)) is { } key)
                    keys.TryWrite(key);
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException)
        {
            // The terminal went away; the replay goes on without keys.
            keys.TryComplete();
        }
    }

    private static ViewerKey? Meaning(ConsoleKeyInfo key) => key.KeyChar switch
    {
        ' ' => ViewerKey.Pause,
        '.' => ViewerKey.Step,
        '+' or '>' => ViewerKey.Faster,
        '-' or '<' => ViewerKey.Slower,
        'q' or 'Q' => ViewerKey.Quit,
        _ => null,
    };
}
