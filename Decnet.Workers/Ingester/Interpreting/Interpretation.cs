using System.Text.Json;
using Decnet.Spool;
using Decnet.Store.Addresses;
using Decnet.Store.Knowledge;
using Decnet.Store.Model;
using Decnet.Store.Writing;
using Decnet.Syslog;

namespace Decnet.Ingester.Interpreting;

/// <summary>What a collected record means to the store. Pure; everything but namespace, decky and pod is an intruder's word and cut to size.</summary>
internal static class Interpretation
{
    private const string Element = "relay@55555";
    private const int NameLimit = 256;
    private const int SecretLimit = 1024;
    private const int TextLimit = 4096;

    /// <returns>Null for what is of no use: a daemon's own noise between the lines.</returns>
    public static StoreWrite? Of(CollectedRecord record) => record switch
    {
        CollectedLine line => Line(line),
        CollectedEnd end => new SessionEnd(Ended(end)),
        CollectedStart start => new SessionStart(Begun(start)),
        CollectedTampering tampering => Tampering(tampering),
        CollectedMutation mutation => Mutation(mutation),
        CollectedProof proof => Proof(proof),
        CollectedGap gap => Gap(gap),
        _ => null,
    };

    private static StoreWrite? Line(CollectedLine line)
    {
        if (!SyslogParser.TryParse(System.Text.Encoding.UTF8.GetBytes(line.Text), out var message, out _))
            return null;

        var parameters = message.Elements.FirstOrDefault(element => element.Id == Element)?.Parameters ?? [];
        var log = new LogWrite(new LogEntry
        {
            Source = line.Source,
            SourcePosition = line.Position,
            AtUs = line.AtUs,
            Namespace = line.Namespace,
            Decky = line.Decky,
            Pod = line.Pod,
            Severity = message.Severity,
            App = Claimed(Cut(message.AppName, NameLimit)),
            MessageId = Cut(message.MessageId, NameLimit),
            Fields = Fields(parameters),
            Text = Cut(message.Text, TextLimit),
        });
        return message.MessageId == "auth_attempt" ? new AttemptWrite(log, Attempt(line, parameters)) : log;
    }

    private static CredentialWrite Attempt(CollectedLine line, IReadOnlyList<KeyValuePair<string, string>> parameters) => new(new Credential
    {
        Address = SourceAddress.Normalize(Value(parameters, "src_ip")) ?? "",
        Namespace = line.Namespace,
        Decky = line.Decky,
        Service = Cut(Value(parameters, "service"), NameLimit) ?? "",
        UserName = Cut(Value(parameters, "username"), NameLimit) ?? "",
        Secret = Cut(Value(parameters, "secret"), SecretLimit) ?? "",
        SecretBase64 = Cut(Value(parameters, "secret_b64"), SecretLimit) ?? "",
        Accepted = Value(parameters, "result") == "accepted",
        FirstUs = line.AtUs,
        LastUs = line.AtUs,
    });

    private static Session Begun(CollectedStart start) => new()
    {
        Namespace = start.Namespace,
        Decky = start.Decky,
        Service = start.Service,
        Sid = start.Sid,
        Address = SourceAddress.Normalize(start.Address),
        UserName = Cut(start.User, NameLimit),
        StartedUs = start.AtUs,
        Command = Cut(start.Command, TextLimit),
        Tty = start.Tty,
        FirstDay = start.Day,
        Truncated = start.Headless,
    };

    private static Session Ended(CollectedEnd end)
    {
        var session = Begun(end);
        session.EndedUs = end.AtUs + (long)(end.DurationS * 1e6);
        session.DurationS = end.DurationS;
        session.ExitCode = end.Exit;
        session.Reason = Cut(end.Reason, NameLimit);
        session.Events = end.Events;
        session.Bytes = end.Bytes;
        session.Truncated = end.Truncated;
        session.LastDay = end.LastDay;
        return session;
    }

    private static LogWrite Tampering(CollectedTampering tampering) => new(new LogEntry
    {
        Source = $"shard/{tampering.Namespace}/{tampering.Decky}/{tampering.Service}/{tampering.Shard}",
        SourcePosition = tampering.AtUs,
        AtUs = tampering.AtUs,
        Namespace = tampering.Namespace,
        Decky = tampering.Decky,
        Severity = 1,
        App = KnownApps.Collector,
        MessageId = KnownApps.Tampered,
        Fields = Fields([new("service", tampering.Service), new("shard", tampering.Shard), new("what", tampering.What)]),
    });

    private static LogWrite Mutation(CollectedMutation mutation) => new(new LogEntry
    {
        Source = $"operator/{mutation.Source}",
        SourcePosition = mutation.Position,
        AtUs = mutation.AtUs,
        Namespace = Cut(mutation.Namespace, NameLimit)!,
        Decky = Cut(mutation.Decky, NameLimit)!,
        Severity = 6,
        App = KnownApps.Operator,
        MessageId = KnownApps.Mutated,
        Fields = Fields(mutation.Fields),
    });

    private static ProofWrite Proof(CollectedProof proof) => new(
        Cut(proof.Namespace, NameLimit)!, Cut(proof.Decky, NameLimit)!, Cut(proof.Service, NameLimit)!, Cut(proof.User, NameLimit)!,
        proof.Source, proof.Position, proof.AtUs);

    private static LogWrite Gap(CollectedGap gap) => new(new LogEntry
    {
        Source = $"gap/{gap.Source}",
        SourcePosition = gap.AtUs,
        AtUs = gap.AtUs,
        Namespace = gap.Namespace,
        Decky = gap.Decky,
        Pod = gap.Pod,
        Severity = 4,
        App = KnownApps.Collector,
        MessageId = KnownApps.Gap,
    });

    // A decky's line may not pass for one of ours.
    private static string? Claimed(string? app) => app is KnownApps.Collector or KnownApps.Operator ? $"claimed:{app}" : app;

    // Secrets stand in the table of credentials alone.
    private static string Fields(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters.Where(parameter => !parameter.Key.StartsWith("secret", StringComparison.Ordinal)))
            fields[name] = Cut(value, TextLimit)!;
        return JsonSerializer.Serialize(fields);
    }

    private static string? Value(IReadOnlyList<KeyValuePair<string, string>> parameters, string name) =>
        parameters.LastOrDefault(parameter => parameter.Key == name).Value;

    private static string? Cut(string? text, int limit)
    {
        if (text is null || text.Length <= limit)
            return text;

        return text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }
}
