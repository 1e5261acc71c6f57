using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Recording;

/// <summary>One flow of a hundred megabytes.</summary>
public sealed class FlowTests
{
    private const int Size = 100_000_000;
    private const string Flow = "seq 1 99999999 | head -c 100000000; printf 'the very ''end'";

    [Fact]
    public void On_a_terminal_every_byte_is_seen_and_recorded_up_to_the_last()
    {
        using var store = new Store(("session_cap", "200000000"));
        using var client = new TerminalClient(store, "--", "-c", "stty -opost; " + Flow);
        using var seen = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        Assert.Equal(0, client.Finish(seen).Code);

        Assert.Equal(Expected.Value, seen.GetHashAndReset());
        using var recorded = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in File.ReadLines(store.Today))
        {
            using var entry = JsonDocument.Parse(line);
            if (entry.RootElement.TryGetProperty("d", out var text))
            {
                recorded.AppendData(Encoding.ASCII.GetBytes(text.GetString()!));
            }
        }

        Assert.Equal(Expected.Value, recorded.GetHashAndReset());
        Assert.Contains("truncated=\"false\"", store.LogLines[^1]);
    }

    [Fact]
    public void Without_a_terminal_every_byte_is_seen_and_counted_beyond_the_cap()
    {
        using var store = new Store(("session_cap", "1000000"));
        using var client = new StreamClient(store, sockets: true, Flow);
        client.CloseInput();
        var seen = client.ReadOutput();
        Assert.Equal(0, client.Wait().Code);
        Assert.Equal(Expected.Value, SHA256.HashData(seen));
        var recording = store.Only();
        Assert.True(seen.AsSpan(0, 1_000_000).SequenceEqual(recording.Bytes("o")));
        Assert.Equal(seen.Length, recording.End.GetProperty("bytes").GetInt64());
    }

    private static readonly Lazy<byte[]> Expected = new(() =>
    {
        var flow = new MemoryStream(Size + 16);
        Span<byte> line = stackalloc byte[16];
        for (var number = 1; flow.Length < Size; number++)
        {
            _ = number.TryFormat(line, out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
            line[length++] = (byte)'\n';
            flow.Write(line[..length]);
        }

        flow.SetLength(Size);
        flow.Position = Size;
        flow.Write("the very end"u8);
        return SHA256.HashData(flow.ToArray());
    });
}
