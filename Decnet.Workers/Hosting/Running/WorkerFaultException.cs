namespace Decnet.Hosting.Running;

/// <summary>A worker can't go on. The message is one sentence for whoever looks at the pod.</summary>
public sealed class WorkerFaultException : Exception
{
    public WorkerFaultException()
    {
    }

    public WorkerFaultException(string message)
        : base(message)
    {
    }

    public WorkerFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public WorkerFaultException(string message, int exitCode)
        : base(message) => ExitCode = exitCode;

    /// <summary>What the process leaves with.</summary>
    public int ExitCode { get; } = WorkerExit.Failed;
}
