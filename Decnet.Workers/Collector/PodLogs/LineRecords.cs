using System.Text;
using Decnet.Spool;
using Decnet.Syslog;

namespace Decnet.Collector.PodLogs;

/// <summary>What a line of a log is worth keeping. Whose log it is decides what is believed of it.</summary>
internal static class LineRecords
{
    private const string Element = "relay@55555";
    private const string Mutated = "decky_mutated";

    /// <summary>A machine's line, whatever it says: namespace and decky are the pod's.</summary>
    public static IReadOnlyList<CollectedRecord> OfMachine(DeckyPod pod, TakenLine line)
    {
        var record = new CollectedLine
        {
            Namespace = pod.Namespace,
            Decky = pod.Decky,
            Pod = pod.Name,
            Source = pod.Source,
            Position = line.At,
            AtUs = line.At / 1000,
            Text = line.Text,
        };
        return line.AfterGap
            ? [new CollectedGap { Namespace = pod.Namespace, Decky = pod.Decky, Pod = pod.Name, Source = pod.Source, AtUs = record.AtUs }, record]
            : [record];
    }

    /// <summary>Of the operator's lines only those about deckies that change, and about log-ins that are its own.</summary>
    public static IReadOnlyList<CollectedRecord> OfOperator(DeckyPod pod, TakenLine line)
    {
        if (!(line.Text.Contains(Mutated, StringComparison.Ordinal) || line.Text.Contains(ProofLogIn.MessageId, StringComparison.Ordinal))
            || !SyslogParser.TryParse(Encoding.UTF8.GetBytes(line.Text), out var message, out _)
            || message.Value(Element, ProofLogIn.Namespace) is not { Length: > 0 } ns
            || message.Value(Element, ProofLogIn.Decky) is not { Length: > 0 } decky)
        {
            return [];
        }

        return message.MessageId switch
        {
            Mutated => [new CollectedMutation { Namespace = ns, Decky = decky, Source = pod.Source, Position = line.At, AtUs = line.At / 1000, Fields = Fields(message) }],
            ProofLogIn.MessageId when message.Value(Element, ProofLogIn.Service) is { Length: > 0 } service && message.Value(Element, ProofLogIn.User) is { Length: > 0 } user =>
                [new CollectedProof { Namespace = ns, Decky = decky, Source = pod.Source, Position = line.At, AtUs = line.At / 1000, Service = service, User = user }],
            _ => [],
        };
    }

    private static Dictionary<string, string> Fields(SyslogMessage message) => message.Elements.Where(element => element.Id == Element).SelectMany(element => element.Parameters)
        .Where(parameter => parameter.Key is not ("namespace" or "decky"))
        .GroupBy(parameter => parameter.Key).ToDictionary(group => group.Key, group => group.Last().Value);
}
