using System.Globalization;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Webhooks;

/// <summary>Subscriptions for a person: how many tripped in the head line, and a mark in front of each of them.</summary>
internal static class SubscriptionTable
{
    public static void Write(Screen screen, IReadOnlyList<SubscriptionView> subscriptions, bool wide, DateTimeOffset now)
    {
        var tripped = subscriptions.Count(subscription => subscription.IsTripped);
        screen.WriteLine(Style.Bold.Apply(Head(subscriptions.Count, tripped), screen.Colors));
        string[] more = wide ? ["AGE", "LAST ERROR"] : [];
        var table = new TextTable(["", "NAMESPACE", "NAME", "STATE", "URL", "FAILURES", "LAST SUCCESS", "BACKLOG", "DEAD", .. more, "REASON"])
        {
            Dispensable = wide ? [] : ["BACKLOG", "NAMESPACE"],
        };
        foreach (var subscription in subscriptions)
        {
            Cell[] details = wide ? [Amounts.Age(subscription.Created, now), Cell.Untrusted(subscription.LastError ?? "-")] : [];
            table.Add(
            [
                Cell.Of(subscription.IsTripped ? "✘" : " ", Style.Bad),
                Cell.Untrusted(subscription.Namespace),
                Cell.Untrusted(subscription.Name),
                Cell.Of(Printable.Escape(subscription.State ?? "-"), Colour(subscription)),
                Cell.Untrusted(subscription.Host ?? "-"),
                Number(subscription.Failures),
                Amounts.Age(subscription.LastSuccess, now),
                Number(subscription.Backlog),
                Number(subscription.DeadLetters),
                .. details,
                Cell.Untrusted(Why(subscription)),
            ]);
        }

        table.Write(screen);
    }

    private static string Head(int all, int tripped) =>
        $"{all} webhook subscription{(all == 1 ? "" : "s")}, {(tripped == 0 ? "none" : tripped.ToString(CultureInfo.InvariantCulture))} tripped";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Style Colour(SubscriptionView subscription) => subscription switch
    {
        { State: "Active", Reason: "Ready" } => Style.Good,
        { State: "Paused" } => Style.Dim,
        { IsTripped: true } => Style.Bad,
        _ => Style.Warn,
    };

    private static string Why(SubscriptionView subscription) => subscription switch
    {
        { Reason: null } => "the operator has not looked at it yet",
        { Reason: "Ready" } => "Ready",
        _ => $"{subscription.Reason}: {subscription.Message}",
    };
}
