using System.Text;
using Decnet.Bench.Native;

namespace Decnet.Bench.Recorder;

/// <summary>A peer at work, seen from the terminal's other side.</summary>
internal sealed class Session(IPeer peer, string directory, Pty pty, int pid) : IDisposable
{
    /// <summary>What bash asks with; nothing else on the terminal looks like it.</summary>
    public const string Prompt = "bench$ ";

    private const int PatienceMilliseconds = 20_000;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private bool _ended;

    public IPeer Peer => peer;

    /// <summary>The first process of the peer.</summary>
    public int Pid => pid;

    public void Type(ReadOnlySpan<byte> keys) => pty.Write(keys);

    /// <summary>Reads what has come, waiting for it; empty when the session is over.</summary>
    /// <exception cref="NoDataException">Nothing came for a long time.</exception>
    public ReadOnlySpan<byte> Read() => pty.Wait(PatienceMilliseconds)
        ? _buffer.AsSpan(0, pty.Read(_buffer))
        : throw new NoDataException(peer, $"no output for {PatienceMilliseconds / 1000} s");

    /// <summary>Reads until the output so far contains a text, and returns all of it.</summary>
    public string ReadUntil(string text)
    {
        var seen = new StringBuilder();
        while (!seen.ToString().Contains(text, StringComparison.Ordinal))
        {
            var part = Read();
            if (part.IsEmpty)
            {
                throw new NoDataException(peer, $"ended before \"{text}\" came; it said: {seen}");
            }

            seen.Append(Encoding.ASCII.GetString(part));
        }

        return seen.ToString();
    }

    /// <summary>Throws away what comes until the terminal has been silent for a while.</summary>
    public void Settle(int milliseconds)
    {
        while (pty.Wait(milliseconds) && pty.Read(_buffer) > 0)
        {
        }
    }

    /// <summary>Types the last words, waits for the end, and gives what was recorded.</summary>
    public byte[]? End(string lastWords)
    {
        Type(Encoding.ASCII.GetBytes(lastWords));
        while (!Read().IsEmpty)
        {
        }

        Finish();
        return peer.Recorded(directory);
    }

    public void Dispose()
    {
        Finish();
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private void Finish()
    {
        if (!_ended)
        {
            _ended = true;
            pty.Dispose();
            Child.Reap(pid, TimeSpan.FromSeconds(10));
        }
    }
}
