using System.Text;
using CsCheck;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Tests.Serving;

public sealed class FramingTests
{
    private static readonly Gen<byte[]> Frame = Gen.Select(
        Gen.OneOf("PUB a", "PUB b.c", "PUB a\r", "SUB x", "UNSUB x", "HELLO me", "PING 1", "PUB " + new string('t', 4000)),
        Gen.Frequency((6, Gen.Int[0, 300]), (1, Gen.Int[0, 200_000])),
        (header, size) => RawClient.Frame(
            header, header.StartsWith("PUB", StringComparison.Ordinal) ? $$$"""{"payload":{"x":"{{{new string('y', size)}}}"}}""" : ""));

    [Fact]
    public void Any_split_of_the_byte_stream_gives_the_same_events() =>
        Gen.Select(Frame.Array[1, 8], Gen.Frequency((1, Gen.Int[1, 8]), (4, Gen.Int[1, 70_000])).Array[1, 50]).Sample(
            (frames, cuts) =>
            {
                byte[] stream = [.. frames.SelectMany(frame => frame)];
                Assert.Equal(Events(stream, [stream.Length]), Events(stream, cuts));
            },
            iter: 500);

    /// <summary>Everything a subscriber got, without ids and times.</summary>
    private static List<string> Events(byte[] stream, int[] cuts)
    {
        using var rig = new FrameRig();
        Assert.Equal(FrameFault.None, rig.Receive(rig.Reader, RawClient.Frame("SUB >")));
        for (int at = 0, i = 0; at < stream.Length; i++)
        {
            // Tiny reads of a long stream would only repeat themselves.
            var size = Math.Min(i < 2000 ? cuts[i % cuts.Length] : 70_000, stream.Length - at);
            Assert.Equal(FrameFault.None, rig.Receive(stream.AsSpan(at, size)));
            at += size;
        }

        Assert.Equal(0, rig.Kept);
        return Decode(rig.ReaderSocket.Taken.ToArray());
    }

    private static List<string> Decode(ReadOnlySpan<byte> bytes)
    {
        var events = new List<string>();
        while (FrameReader.Read(bytes, out var frame, out _, out _) == FrameStatus.Complete)
        {
            var payload = frame.Body[frame.Body.IndexOf("\"payload\":"u8)..];
            events.Add($"{frame.Verb} {Encoding.ASCII.GetString(frame.Argument)} {Encoding.UTF8.GetString(payload)}");
            bytes = bytes[frame.Size..];
        }

        Assert.True(bytes.IsEmpty);
        return events;
    }
}
