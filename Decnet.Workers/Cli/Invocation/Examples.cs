namespace Decnet.Cli.Invocation;

/// <summary>The examples and exit codes that the help shows.</summary>
internal static class Examples
{
    public static IEnumerable<(string Code, string? Meaning)> ExitCodes { get; } =
    [
        ("0", "done"),
        ("1", "failed, or the answer is not complete (said on standard error)"),
        ("2", "called wrongly, or a session's id is not unique"),
        ("3", "not found: session, artifact root, agent"),
        ("4", "no cluster: no kubeconfig, or it can't be reached"),
        ("5", "not allowed, by the cluster or by the file system"),
        ("130", "interrupted"),
    ];

    public static IEnumerable<string> For(string command, string program) => command switch
    {
        "sessions" =>
        [
            $"{program} sessions -A --since 24h",
            $"{program} sessions web-01 -n lab -o wide",
            $"{program} sessions --local /var/lib/decnet/artifacts -o json | jq '.[].src'",
        ],
        "replay" =>
        [
            $"{program} replay 3f2b8c1e --speed 2 --idle-limit 1",
            $"{program} replay web-01/3f2b --input",
            $"{program} replay 3f2b8c1e | grep wget",
        ],
        "export" =>
        [
            $"{program} export 3f2b8c1e > session.cast && asciinema play session.cast",
            $"{program} export 3f2b8c1e --format raw > bytes",
        ],
        "attackers" => [$"{program} attackers", $"{program} attackers -n lab -o json | jq '.[].address'"],
        "attacker" => [$"{program} attacker 203.0.113.7", $"{program} attacker 2001:db8::1 -o json"],
        "profile" => [$"{program} profile 3f2b8c1e", $"{program} profile web-01/3f2b -o json"],
        "status" => [$"{program} status", $"{program} status -o json"],
        "workers" => [$"{program} workers -o wide", $"{program} workers start --all", $"{program} workers stop bus"],
        "start" => [$"{program} workers start bus", $"{program} workers start --all -o json"],
        "stop" => [$"{program} workers stop bus", $"{program} workers stop --all"],
        "webhooks" or "rearm" => [$"{program} webhooks -o wide", $"{program} webhooks rearm siem -n decnet-system"],
        "deliveries" => [$"{program} webhooks deliveries siem --limit 20", $"{program} webhooks deliveries siem -o json | jq .status"],
        "dead" => [$"{program} webhooks dead siem"],
        "test" => [$"{program} webhooks test siem"],
        "bus" or "tap" or "publish" =>
        [
            $"{program} bus tap 'attacker.>'",
            $"{program} bus tap '>' -o json | jq .payload",
            $"{program} bus publish decky.lab_web-01.mutate_request '{{\"reason\":\"drill\"}}'",
        ],
        "completion" => [$"{program} completion bash > /etc/bash_completion.d/decnet", $"source <({program} completion zsh)"],
        _ => [$"{program} status", $"{program} sessions -A", $"{program} replay SESSION"],
    };
}
