using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Reporting;

namespace Decnet.Operator.Decky.Proving;

/// <summary>What the machine's own init step says, as long as nothing newer is known of this pod.</summary>
internal static class InitStepProofs
{
    public static ProofBook Record(ProofBook book, V1Pod? pod, string subject)
    {
        var end = pod?.Status?.InitContainerStatuses?.FirstOrDefault(container => container.Name == VerifyContainer.Name)?.State?.Terminated;
        if (end is null || book.Of(DeckyConditions.Disguised, pod) is not null || ProofReport.Parse(end.Message) is not { } report)
        {
            return book;
        }

        DeckyProof Proof(string about) => new() { About = about, At = end.FinishedAt, By = ProofMeans.InitStep, Pod = pod!.Metadata.Uid, Subject = subject };
        var contained = Proof(DeckyConditions.Contained);
        (contained.Tried, contained.Found) = (Filled(report.Tried), Filled(report.Reached));
        var disguised = Proof(DeckyConditions.Disguised);
        (disguised.Found, disguised.Noted) = (Filled(report.Seen), Filled(Words(report.Noted)));
        return book.With(contained).With(disguised);
    }

    // Every line ends in the word that was found; where it stands is the same on any container.
    private static List<string> Words(IReadOnlyList<string> noted) =>
        [.. noted.Select(line => line[(line.LastIndexOf(' ') + 1)..]).Distinct().Order(StringComparer.Ordinal)];

    public static IList<string>? Filled(IReadOnlyList<string> items) => items.Count == 0 ? null : [.. items];
}
