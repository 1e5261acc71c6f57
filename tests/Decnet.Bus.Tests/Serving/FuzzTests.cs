using System.Diagnostics;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Tests.Serving;

/// <summary>The server's frame parser, inbox and broker under ten million damaged inputs. Alone, since the growth it looks at is the process's.</summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true), Collection(nameof(FuzzTests))]
public sealed class FuzzTests
{
    private const int Inputs = 10_000_000;

    private static readonly byte[][] Seeds =
    [
        RawClient.Frame("HELLO fuzz"), RawClient.Frame("SUB a.*.>"), RawClient.Frame("SUB >"), RawClient.Frame("UNSUB a.*.>"), RawClient.Frame("PING 7"),
        RawClient.Frame("PUB a.b", """{"payload":{"a":[1,2.5e3,"x\u00e9\n"],"b":null},"type":"t"}"""), RawClient.Frame("PUB a.b"), RawClient.Frame("PUB c\r", "{}"),
        RawClient.Frame("PUB a.b", """{"type":"t","payload":{}}"""), RawClient.Frame("BYE"), RawClient.Frame("PONG x", "{}"),
        RawClient.Frame("FWD a.b", """{"v":1,"id":"00112233445566778899aabbccddeeff","ts":1777000000.25,"type":"t","payload":{"a":1}}"""),
    ];

    private static readonly byte[] Interesting = [0, 1, (byte)'\n', (byte)'\r', (byte)' ', (byte)'.', (byte)'*', (byte)'>', (byte)'{', (byte)'"', (byte)'\\', 0x7f, 0x80, 0xff];

    [Fact]
    public async Task Ten_million_damaged_inputs_neither_crash_nor_hang_nor_grow_the_parser()
    {
        var clock = Stopwatch.StartNew();
        Run(0, Inputs / 20);
        var before = Resident();
        var workers = Enumerable.Range(1, Environment.ProcessorCount).Select(seed => Task.Run(() => Run(seed, Inputs / Environment.ProcessorCount)));

        var faults = (await Task.WhenAll(workers)).Sum();

        // Both ways were taken often: inputs that are refused and inputs that pass.
        Assert.InRange(faults, Inputs / 10, Inputs * 9L / 10);
        Assert.True(Resident() - before < 64 * 1024 * 1024, $"grew by {Resident() - before} bytes");
        TestContext.Current.SendDiagnosticMessage($"{Inputs} inputs in {clock.Elapsed.TotalSeconds:0} s");
    }

    /// <returns>How many inputs were refused.</returns>
    private static long Run(int seed, int inputs)
    {
        var random = new Random(seed);
        using var rig = new FrameRig();
        rig.Receive(rig.Reader, RawClient.Frame("SUB >"));
        var input = new byte[4096];
        long faults = 0;
        for (var i = 0; i < inputs; i++)
        {
            var length = Build(random, input);
            var cut = random.Next(length + 1);
            var fault = rig.Receive(input.AsSpan(0, cut));
            fault = fault == FrameFault.None ? rig.Receive(input.AsSpan(cut, length - cut)) : fault;
            faults += fault == FrameFault.None ? 0 : 1;
            if (fault != FrameFault.None || (i & 15) == 0 || rig.Kept > 0)
            {
                rig.Reconnect();
            }
        }

        Assert.InRange(rig.Patterns, 0, 257);
        return faults;
    }

    /// <summary>One to three well-formed frames, damaged in up to three places.</summary>
    private static int Build(Random random, byte[] into)
    {
        var length = 0;
        for (var frames = random.Next(1, 4); frames > 0; frames--)
        {
            var seed = Seeds[random.Next(Seeds.Length)];
            seed.CopyTo(into, length);
            length += seed.Length;
        }

        for (var damages = random.Next(4); damages > 0 && length > 1; damages--)
        {
            var at = random.Next(length);
            switch (random.Next(5))
            {
                case 0:
                    into[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    into[at] = Interesting[random.Next(Interesting.Length)];
                    break;
                case 2:
                    // A piece is lost.
                    var lost = random.Next(1, Math.Min(length - at, 9) + 1);
                    into.AsSpan(at + lost, length - at - lost).CopyTo(into.AsSpan(at));
                    length -= lost;
                    break;
                case 3:
                    // A piece is repeated.
                    var again = random.Next(1, Math.Min(length - at, 40) + 1);
                    into.AsSpan(at, length - at).CopyTo(into.AsSpan(at + again));
                    length += again;
                    break;
                default:
                    // Two pieces change places with another frame's.
                    var other = Seeds[random.Next(Seeds.Length)];
                    var part = Math.Min(random.Next(1, other.Length + 1), length - at);
                    other.AsSpan(0, part).CopyTo(into.AsSpan(at));
                    break;
            }
        }

        return length;
    }

    private static long Resident()
    {
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
