using Decnet.Bus;
using Decnet.BusProcess;
using Decnet.BusProcess.Visiting;

var socket = Environment.GetEnvironmentVariable("DECNET_BUS_SOCKET") is { Length: > 0 } path ? path : BusDefaults.SocketPath;
switch (args)
{
    case [] or ["serve", ..] when ServeOptions.TryParse(args, out var options):
        return await Serve.RunAsync(options, new LineLogger(Console.Error, TimeProvider.System));
    case ["tap", var pattern, .. var flags] when flags is [] or ["--attached"]:
        return await Tap.RunAsync(socket, pattern, attached: flags.Length > 0, Console.OpenStandardOutput(), Console.Error);
    case ["publish", var topic, .. var rest] when rest.Length <= 1:
        return await Publish.RunAsync(socket, topic, rest is [var json] ? json : await Console.In.ReadToEndAsync(), Console.Error);
    default:
        await Console.Error.WriteLineAsync(
            """
            usage: decnet-bus [serve [--supervised] [--bridged]]   serves DECNET_BUS_SOCKET
                   decnet-bus tap PATTERN [--attached]             prints events as they come, one JSON object a line
                   decnet-bus publish TOPIC [JSON]                 publishes one event; without JSON it is read from standard input
            """);
        return 64;
}
