using System.Buffers.Binary;
using Decnet.Bus.Queueing;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Serving;

/// <summary>Writes EVT frames into the batch, once per event.</summary>
internal sealed class EventEncoder(EventStamp stamp, Batch batch)
{
    private static ReadOnlySpan<byte> PayloadKey => ",\"payload\":"u8;

    /// <summary>An event of this bus, with this server's id and time.</summary>
    /// <param name="type">A JSON string with its quotes.</param>
    /// <param name="payload">A JSON object.</param>
    public void Stamped(TopicEntry topic, ReadOnlySpan<byte> type, ReadOnlySpan<byte> payload)
    {
        var prefix = topic.Prefix;
        var time = stamp.Time;
        var size = prefix.Length + EventStamp.CounterLength + time.Length + type.Length + PayloadKey.Length + payload.Length + 1;
        var to = batch.Reserve(size);
        prefix.CopyTo(to);
        BinaryPrimitives.WriteInt32BigEndian(to[topic.LengthOffset..], size - topic.LengthOffset - WireLimits.LengthField);
        to = to[prefix.Length..];
        stamp.WriteCounter(to[..EventStamp.CounterLength]);
        to = to[EventStamp.CounterLength..];
        time.CopyTo(to);
        to = to[time.Length..];
        type.CopyTo(to);
        to = to[type.Length..];
        PayloadKey.CopyTo(to);
        to = to[PayloadKey.Length..];
        payload.CopyTo(to);
        to[payload.Length] = (byte)'}';
        batch.Commit(size);
    }

    /// <summary>An event of another bus, with the id and time it has there.</summary>
    public void Forwarded(TopicEntry topic, ForwardBody body)
    {
        var start = topic.Prefix.AsSpan(0, topic.Prefix.Length - EventStamp.IdPrefixLength);
        ReadOnlySpan<byte> timeKey = "\",\"ts\":"u8, typeKey = ",\"type\":"u8;
        var size = start.Length + body.Id.Length + timeKey.Length + body.Time.Length + typeKey.Length + body.Type.Length
            + PayloadKey.Length + body.Payload.Length + 1;
        var to = batch.Reserve(size);
        start.CopyTo(to);
        BinaryPrimitives.WriteInt32BigEndian(to[topic.LengthOffset..], size - topic.LengthOffset - WireLimits.LengthField);
        to = Add(to[start.Length..], body.Id);
        to = Add(Add(to, timeKey), body.Time);
        to = Add(Add(to, typeKey), body.Type);
        to = Add(Add(to, PayloadKey), body.Payload);
        to[0] = (byte)'}';
        batch.Commit(size);
    }

    private static Span<byte> Add(Span<byte> to, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to);
        return to[bytes.Length..];
    }
}
