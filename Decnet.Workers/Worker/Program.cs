using Decnet.Hosting.Running;
using Decnet.Worker;

return await CommandLine.RunAsync(args, Roles.All);
