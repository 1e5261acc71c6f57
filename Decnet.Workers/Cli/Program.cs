using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

return await Edge.RunAsync(args, new Screen(), TimeProvider.System);
