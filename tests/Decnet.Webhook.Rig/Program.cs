using Decnet.Hosting.Running;
using Decnet.Webhook.Rig;

return await CommandLine.RunAsync(args, [RigRole.Definition]);
