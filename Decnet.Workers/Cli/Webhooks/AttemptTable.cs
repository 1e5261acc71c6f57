using System.Globalization;
using Decnet.Cli.Terminal;
using Decnet.Workers.Contract;

namespace Decnet.Cli.Webhooks;

/// <summary>Requests for a person.</summary>
internal static class AttemptTable
{
    public static void Write(Screen screen, IReadOnlyList<WebhookAttemptLine> attempts)
    {
        var table = new TextTable("TIME", "OUTCOME", "STATUS", "ATTEMPT", "TOOK", "EVENTS", "BYTES", "TOPIC", "ID", "ERROR") { Dispensable = ["BYTES", "EVENTS", "TOPIC"] };
        foreach (var attempt in attempts)
        {
            table.Add(
                Amounts.Iso(attempt.At),
                Cell.Of(Printable.Escape(attempt.Outcome), attempt.Outcome switch { "delivered" => Style.Good, "retry" => Style.Warn, _ => Style.Bad }),
                attempt.Status?.ToString(CultureInfo.InvariantCulture) ?? "-",
                attempt.Attempt.ToString(CultureInfo.InvariantCulture),
                $"{attempt.DurationMs.ToString("0", CultureInfo.InvariantCulture)}ms",
                attempt.Events.ToString(CultureInfo.InvariantCulture),
                Amounts.Bytes(attempt.Bytes),
                Cell.Untrusted(attempt.Topic),
                Cell.Untrusted(attempt.Id),
                Cell.Untrusted(attempt.Error ?? "-"));
        }

        table.Write(screen);
    }
}
