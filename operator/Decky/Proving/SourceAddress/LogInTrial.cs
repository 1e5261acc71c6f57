namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>One synthetic log-in: where, as whom, and in whose log to look for it.</summary>
/// <param name="Decky">Its name.</param>
/// <param name="Service">ssh or telnet.</param>
/// <param name="Host">Address or name that intruders use.</param>
/// <param name="Machine">The pod behind it.</param>
/// <param name="User">Nobody of that name exists anywhere.</param>
/// <param name="Since">When the log was looked through last.</param>
internal sealed record LogInTrial(string Decky, string Service, string Host, int Port, V1Pod Machine, string User, DateTime Since);
