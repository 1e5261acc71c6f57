using System.Buffers.Binary;
using System.Text;
using Decnet.Bus.Matching;
using Decnet.Bus.Queueing;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Serving;

/// <summary>What frames do: pure of sockets and time-outs. Belongs to the loop's thread.</summary>
internal sealed class Broker(BusServerOptions options, EventStamp stamp, Batch batch, Counters counters)
{
    /// <summary>Where the server tells its counts. Whoever reads them there must be able to believe them.</summary>
    public const string ServerTopic = "system.bus.health";

    private const int LongestRemembered = 512;
    private readonly EventEncoder _encoder = new(stamp, batch);
    private readonly PatternTrie<Connection> _patterns = new();
    private TopicCache? _topics;
    private int _patternCount;
    private long _patternBytes;

    public int PatternCount => _patternCount;

    private TopicCache Topics => _topics ??= new TopicCache(_patterns, stamp.IdPrefix);

    /// <summary>Acts on every complete frame at the start of the bytes.</summary>
    /// <param name="needed">Size of the unfinished frame after them, 0 when unknown.</param>
    /// <returns>Anything but None: the connection is to be closed.</returns>
    public FrameFault Process(Connection from, ReadOnlySpan<byte> bytes, out int consumed, out int needed)
    {
        consumed = 0;
        needed = 0;
        stamp.ReadClock();
        while (!from.IsLeaving)
        {
            var rest = bytes[consumed..];
            if (rest.IsEmpty)
            {
                return FrameFault.None;
            }

            if (IsRepeated(from, rest, out var body))
            {
                var repeated = Publish(from, from.LastTopic!, body);
                if (repeated != FrameFault.None)
                {
                    return repeated;
                }

                consumed += from.LastTopic!.Header.Length + WireLimits.LengthField + body.Length;
                continue;
            }

            var status = FrameReader.Read(rest, out var frame, out needed, out var fault);
            if (status == FrameStatus.Complete)
            {
                fault = Act(from, frame);
                consumed += frame.Size;
            }

            if (status != FrameStatus.Complete || fault != FrameFault.None)
            {
                return fault;
            }
        }

        return FrameFault.None;
    }

    /// <summary>An event of the server itself; payload and type are JSON.</summary>
    public void Publish(string topic, ReadOnlySpan<byte> type, ReadOnlySpan<byte> payload)
    {
        stamp.ReadClock();
        if (Topics.Find(Encoding.ASCII.GetBytes(topic)) is { } entry && HasReceiver(null, entry))
        {
            _encoder.Stamped(entry, type, payload);
            Give(null, entry);
        }
    }

    /// <summary>Forgets a connection's patterns.</summary>
    public void Remove(Connection connection)
    {
        foreach (var pattern in connection.Patterns)
        {
            _patterns.Remove(pattern, connection);
            _patternBytes -= PatternCost.Of(pattern);
        }

        _patternCount -= connection.Patterns.Count;
        connection.Patterns.Clear();
    }

    /// <summary>The usual case: a whole PUB to the same topic as before, recognised by one comparison.</summary>
    private static bool IsRepeated(Connection from, ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (from.LastTopic?.Header is not { } header || !bytes.StartsWith(header))
        {
            return false;
        }

        var rest = bytes[header.Length..];
        if (!BinaryPrimitives.TryReadUInt32BigEndian(rest, out var length) || length > WireLimits.Body
            || rest.Length - WireLimits.LengthField < (int)length)
        {
            return false;
        }

        body = rest.Slice(WireLimits.LengthField, (int)length);
        return true;
    }

    private FrameFault Act(Connection from, in Frame frame)
    {
        if (frame.Verb != Verb.Pub && !PublishBody.IsEmptyOrObject(frame.Body))
        {
            return FrameFault.BodyNotAnObject;
        }

        switch (frame.Verb)
        {
            case Verb.Pub:
                return PublishFirst(from, frame);
            case Verb.Fwd:
                return Forward(from, frame);
            case Verb.Sub:
                return Subscribe(from, frame.Argument);
            case Verb.Unsub:
                return Unsubscribe(from, frame.Argument);
            case Verb.Hello:
                from.Name = Encoding.ASCII.GetString(frame.Argument);
                return from.Name.Length > 0 ? FrameFault.None : FrameFault.MissingArgument;
            case Verb.Ping:
                return Answer(from, frame.Argument);
            case Verb.Pong:
                return FrameFault.None;
            case Verb.Bye:
                from.IsLeaving = true;
                return frame.Argument.IsEmpty ? FrameFault.None : FrameFault.UnexpectedArgument;
            default:
                return FrameFault.NotForServers;
        }
    }

    private FrameFault PublishFirst(Connection from, in Frame frame)
    {
        if (frame.Argument.IsEmpty)
        {
            return FrameFault.MissingArgument;
        }

        if (Topics.Find(frame.Argument) is not { } entry)
        {
            return FrameFault.BadTopic;
        }

        if (entry.Topic == ServerTopic && options.OwnerPid is { } owner && from.Peer.Pid != owner)
        {
            return FrameFault.NotYourTopic;
        }

        // A long one would be kept for as long as the connection lasts, in several forms.
        from.LastTopic = frame.Argument.Length <= LongestRemembered ? entry : null;
        return Publish(from, entry, frame.Body);
    }

    private FrameFault Publish(Connection from, TopicEntry topic, ReadOnlySpan<byte> body)
    {
        if (!PublishBody.TryRead(body, out var read))
        {
            return FrameFault.BodyNotAnObject;
        }

        if (HasReceiver(from, topic))
        {
            _encoder.Stamped(topic, read.Type, read.Payload);
            Give(from, topic);
        }

        return FrameFault.None;
    }

    /// <summary>An event of another bus. As every publisher the bridge does not get it back, so it can't send it round.</summary>
    private FrameFault Forward(Connection from, in Frame frame)
    {
        if (from.Peer.Pid == 0 || from.Peer.Pid != options.ForwarderPid)
        {
            return FrameFault.NotTheBridge;
        }

        if (Topics.Find(frame.Argument) is not { } entry)
        {
            return frame.Argument.IsEmpty ? FrameFault.MissingArgument : FrameFault.BadTopic;
        }

        if (!ForwardBody.TryRead(frame.Body, out var read))
        {
            return FrameFault.BadEnvelope;
        }

        if (HasReceiver(from, entry))
        {
            _encoder.Forwarded(entry, read);
            Give(from, entry);
        }

        return FrameFault.None;
    }

    private bool HasReceiver(Connection? from, TopicEntry topic)
    {
        counters.Published++;
        var receivers = Topics.Receivers(topic);
        return receivers.Length > 1 || (receivers.Length == 1 && receivers[0] != from);
    }

    /// <summary>Gives the event encoded last to whoever wants its topic.</summary>
    private void Give(Connection? from, TopicEntry topic)
    {
        foreach (var receiver in topic.Receivers)
        {
            if (receiver != from && !receiver.IsGone)
            {
                counters.Matched++;
                batch.Give(receiver);
            }
        }
    }

    private FrameFault Subscribe(Connection from, ReadOnlySpan<byte> argument)
    {
        if (argument.IsEmpty || !TopicSyntax.IsPattern(argument))
        {
            return argument.IsEmpty ? FrameFault.MissingArgument : FrameFault.BadPattern;
        }

        var pattern = Encoding.ASCII.GetString(argument);
        var cost = PatternCost.Of(pattern);
        if (!from.Patterns.Contains(pattern)
            && (from.Patterns.Count >= options.MaxPatterns || _patternCount >= options.MaxPatternsInAll || _patternBytes + cost > options.PatternBytes))
        {
            return FrameFault.TooManyPatterns;
        }

        if (from.Patterns.Add(pattern))
        {
            _patterns.Add(pattern, from);
            _patternCount++;
            _patternBytes += cost;
        }

        return FrameFault.None;
    }

    private FrameFault Unsubscribe(Connection from, ReadOnlySpan<byte> argument)
    {
        if (argument.IsEmpty || !TopicSyntax.IsPattern(argument))
        {
            return argument.IsEmpty ? FrameFault.MissingArgument : FrameFault.BadPattern;
        }

        var pattern = Encoding.ASCII.GetString(argument);
        if (from.Patterns.Remove(pattern))
        {
            _patterns.Remove(pattern, from);
            _patternCount--;
            _patternBytes -= PatternCost.Of(pattern);
        }

        return FrameFault.None;
    }

    /// <summary>After everything this client sent before is in force, and after the events it was given so far.</summary>
    private FrameFault Answer(Connection from, ReadOnlySpan<byte> argument)
    {
        batch.Flush();
        if (!from.Outbox.Answer(FrameWriter.Bytes("PONG", argument)))
        {
            return FrameFault.TooManyUnreadAnswers;
        }

        batch.Resume(from);
        return FrameFault.None;
    }
}
