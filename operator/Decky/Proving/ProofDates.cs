using System.Security.Cryptography;
using System.Text;
using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Proving;

/// <summary>
/// When a proof is due again. Spread by the pod's uid, so that a thousand machines made at once are not proved at once ever after.
/// </summary>
internal static class ProofDates
{
    // What the init step found may be the network's first moments: the twin has the last word soon.
    private static readonly TimeSpan AfterLeak = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterFirst = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstSpread = TimeSpan.FromMinutes(4);

    // No answer at all: nothing is known, but asking all the time would tell the intruder.
    private static readonly TimeSpan AfterSilence = TimeSpan.FromMinutes(5);
    private const double Spread = 0.1;

    /// <param name="proof">The last one of this pod; null when there is none: due at once.</param>
    /// <param name="subject">What it would be about now.</param>
    /// <param name="interval">Zero: never by time alone.</param>
    /// <returns>Null: not until something changes.</returns>
    public static DateTime? Next(DeckyProof? proof, string subject, TimeSpan interval)
    {
        if (proof?.At is not { } at || proof.Subject != subject)
        {
            return DateTime.MinValue;
        }

        var fraction = Fraction(proof.Pod ?? "");
        return proof.By == ProofMeans.InitStep
                ? at + Shorter(proof.Found is { Count: > 0 } ? AfterLeak : AfterFirst + (FirstSpread * fraction), interval)
            : interval == TimeSpan.Zero ? null
            : proof.By == ProofMeans.LogIn && proof.RecordedAs is null ? at + Shorter(AfterSilence, interval)
            : at + (interval * (1 - Spread + (2 * Spread * fraction)));
    }

    // An interval of zero stops repetitions, not the first proof.
    private static TimeSpan Shorter(TimeSpan one, TimeSpan interval) => interval > TimeSpan.Zero && interval < one ? interval : one;

    private static double Fraction(string uid) => SHA256.HashData(Encoding.UTF8.GetBytes(uid))[0] / 256.0;
}
