using Decnet.Operator.Decky.Telling;
using Decnet.Workers.Contract;

namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>RFC 5424 line that says which log-in is the operator's own, before it is made; one for each attempt.</summary>
internal static class LogInLine
{
    public static string Write(LogInTrial trial, DateTimeOffset at) => SecurityLine.Write(
        at, trial.Decky, ProofLogIn.MessageId,
        (ProofLogIn.Namespace, trial.Machine.Metadata.NamespaceProperty),
        (ProofLogIn.Decky, trial.Decky),
        (ProofLogIn.Service, trial.Service),
        (ProofLogIn.User, trial.User));
}
