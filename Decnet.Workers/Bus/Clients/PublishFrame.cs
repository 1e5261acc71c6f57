using System.Buffers;
using System.Text;
using System.Text.Json;
using Decnet.Bus.Events;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Clients;

/// <summary>The frames that carry events to the server.</summary>
internal static class PublishFrame
{
    /// <returns>Null when it would be longer than the wire allows.</returns>
    public static byte[]? Of(string topic, string type, ReadOnlySpan<byte> payload) => Of("PUB", topic, "{"u8, type, payload);

    /// <returns>Null when it is no event that a server would take.</returns>
    public static byte[]? Of(BusEvent one)
    {
        if (!Ascii.IsValid(one.Topic) || !TopicSyntax.IsTopic(Encoding.ASCII.GetBytes(one.Topic)) || !PublishBody.IsEmptyOrObject(one.Payload.Span)
            || !Ascii.IsValid(one.Id) || !ForwardBody.IsId(Encoding.ASCII.GetBytes(one.Id)) || one.Time < DateTimeOffset.UnixEpoch)
        {
            return null;
        }

        var envelope = $"{{\"id\":\"{one.Id}\",\"ts\":{EventTime.Text(one.Time)},";
        return Of("FWD", one.Topic, Encoding.ASCII.GetBytes(envelope), one.Type, one.Payload.Span);
    }

    private static byte[]? Of(string verb, string topic, ReadOnlySpan<byte> start, string type, ReadOnlySpan<byte> payload)
    {
        var body = new ArrayBufferWriter<byte>(payload.Length + 128);
        body.Write(start);
        body.Write("\"type\":\""u8);
        body.Write(JsonEncodedText.Encode(type).EncodedUtf8Bytes);
        body.Write("\",\"payload\":"u8);
        body.Write(payload.IsEmpty ? "{}"u8 : payload);
        body.Write("}"u8);
        return body.WrittenCount <= WireLimits.Body ? FrameWriter.Bytes(verb, Encoding.ASCII.GetBytes(topic), body.WrittenSpan) : null;
    }
}
