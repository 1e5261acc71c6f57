using System.Buffers.Binary;
using CsCheck;
using Decnet.Bus.Queueing;

namespace Decnet.Bus.Tests.Queueing;

public sealed class BatchTests
{
    private enum Step
    {
        Event,
        Flush,
        Room,
        Answer,
    }

    private static readonly Gen<(Step Step, int Size, int Mask)> Steps = Gen.Select(
        Gen.Frequency((8, Gen.Const(Step.Event)), (2, Gen.Const(Step.Flush)), (3, Gen.Const(Step.Room)), (1, Gen.Const(Step.Answer))),
        Gen.Frequency((6, Gen.Int[8, 200]), (2, Gen.Int[8, 20_000]), (1, Gen.Int[100_000, 200_000])),
        Gen.Int[0, 7]);

    /// <summary>Three subscribers, sockets of any appetite: each gets whole frames in order, and the counts add up.</summary>
    [Fact]
    public void Frames_stay_whole_and_in_order_and_every_one_is_accounted_for() => Steps.Array[1, 120].Sample(Check, iter: 3_000);

    /// <summary>Four times by reference, once as copies. One event in <paramref name="every"/> is for a reader that never reads, the rest for nobody.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 25)]
    [InlineData(3, 1)]
    [InlineData(10, 7)]
    [InlineData(400, 25)]
    public void What_a_stalled_reader_pins_stays_within_five_times_what_waits_for_it(int every, int perFlush)
    {
        const int size = 400, bound = 1024;
        using var pool = new SegmentPool();
        using var batch = new Batch(pool);
        var reader = new Subscriber(new TrickleTransport(), pool, new OutboxLimits(bound, 1 << 24, 1000));
        var most = 0L;
        for (var number = 1; number <= 3 * bound * every; number++)
        {
            Write(batch.Reserve(size), number);
            batch.Commit(size);
            if (number % every == 0)
            {
                batch.Give(reader);
            }

            if (number % perFlush == 0)
            {
                batch.Flush();
                most = Math.Max(most, reader.Outbox.Pinned - (5L * size * reader.Outbox.Waiting));
            }
        }

        batch.Flush();
        Assert.Equal((bound, 2 * bound), (reader.Outbox.Waiting, reader.Outbox.Dropped));
        Assert.InRange(most, long.MinValue, SegmentPool.Small);
        reader.Outbox.Clear();
        Assert.Equal((0, 0), (reader.Outbox.Pinned, reader.Outbox.Waiting));
    }

    private static void Check((Step Step, int Size, int Mask)[] steps)
    {
        using var pool = new SegmentPool();
        using var batch = new Batch(pool);
        var transports = Enumerable.Range(0, 3).Select(_ => new TrickleTransport()).ToArray();
        var subscribers = transports.Select(transport => new Subscriber(transport, pool, new OutboxLimits(16, 300_000, 1000))).ToArray();
        var given = new int[3];
        var number = 0;
        foreach (var (step, size, mask) in steps)
        {
            switch (step)
            {
                case Step.Event:
                    Write(batch.Reserve(size), ++number);
                    batch.Commit(size);
                    foreach (var i in Enumerable.Range(0, 3).Where(i => (mask & (1 << i)) != 0))
                    {
                        batch.Give(subscribers[i]);
                        given[i]++;
                    }

                    break;
                case Step.Flush:
                    batch.Flush();
                    break;
                case Step.Room:
                    transports[mask % 3].Room += size;
                    batch.Flush();
                    batch.Resume(subscribers[mask % 3]);
                    break;
                case Step.Answer:
                    batch.Flush();
                    var answer = new byte[12];
                    Write(answer, -1);
                    subscribers[mask % 3].Outbox.Answer(answer);
                    batch.Resume(subscribers[mask % 3]);
                    break;
            }
        }

        batch.Flush();
        for (var i = 0; i < 3; i++)
        {
            var outbox = subscribers[i].Outbox;
            Assert.Equal(given[i], outbox.Delivered + outbox.Dropped + outbox.Waiting);
            Assert.InRange(outbox.Waiting, 0, 17);
            Assert.True(outbox.IsEmpty || transports[i].WantsRoom || transports[i].Room > 0);
            transports[i].Room = int.MaxValue;
            batch.Resume(subscribers[i]);
            Assert.True(outbox.IsEmpty && !transports[i].WantsRoom);
            var events = Read(transports[i].Taken.ToArray()).Where(n => n >= 0).ToList();
            Assert.Equal(events.Order(), events);
            Assert.Equal(outbox.Delivered, events.Count);
            Assert.Equal(given[i], outbox.Delivered + outbox.Dropped);
            outbox.Clear();
        }
    }

    /// <summary>Length, number, and then bytes that depend on both.</summary>
    private static void Write(Span<byte> frame, int number)
    {
        frame.Fill((byte)number);
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], number);
    }

    private static IEnumerable<int> Read(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            var number = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4));
            Assert.InRange(length, 8, bytes.Length - at);
            Assert.False(bytes.AsSpan(at + 8, length - 8).ContainsAnyExcept((byte)number));
            yield return number;
            at += length;
        }
    }
}
