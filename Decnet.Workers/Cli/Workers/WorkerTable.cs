using System.Globalization;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Workers;

/// <summary>Workers for a person.</summary>
internal static class WorkerTable
{
    public static void Write(Screen screen, IReadOnlyList<WorkerView> workers, bool wide, DateTimeOffset now)
    {
        string[] front = wide ? ["NAMESPACE"] : [];
        string[] more = wide ? ["LIVE", "BUS"] : [];
        var table = new TextTable([.. front, "NAME", "ROLE", "STATE", "READY", "RESTARTS", "HEARTBEAT", "AGE", .. more, "REASON"])
        {
            Dispensable = wide ? [] : ["AGE", "ROLE"],
        };
        foreach (var worker in workers)
        {
            Cell[] place = wide ? [Cell.Untrusted(worker.Namespace)] : [];
            Cell[] conditions = wide ? [Cell.Untrusted(worker.Live ?? "-"), Cell.Untrusted(worker.OnBus ?? "-")] : [];
            table.Add(
            [
                .. place,
                Cell.Untrusted(worker.Name),
                Cell.Untrusted(worker.Role),
                Cell.Of(Printable.Escape(worker.State ?? "-"), Colour(worker)),
                $"{worker.Ready}/{worker.Desired}",
                worker.Restarts.ToString(CultureInfo.InvariantCulture),
                Amounts.Age(worker.LastHeartbeat, now),
                Amounts.Age(worker.Created, now),
                .. conditions,
                Cell.Untrusted(Why(worker)),
            ]);
        }

        table.Write(screen);
    }

    private static Style Colour(WorkerView worker) => worker switch
    {
        { State: "Active", Reason: "Ready" } => Style.Good,
        { State: "Stopped" } => Style.Dim,
        _ => Style.Bad,
    };

    private static string Why(WorkerView worker) => worker switch
    {
        { Reason: null } => "the operator has not looked at it yet",
        { Reason: "Ready", Live: "False" } => "no heartbeat",
        { Reason: "Ready" } => "Ready",
        _ => $"{worker.Reason}: {worker.Message}",
    };
}
