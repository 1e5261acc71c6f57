namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>Tries to log in by one kind of service, and fails as anybody does who guesses.</summary>
internal interface ILogInAttempt
{
    /// <summary>ssh or telnet.</summary>
    string Service { get; }

    /// <summary>Returns when the attempt was refused.</summary>
    /// <exception cref="IOException">There was no answer, or none that is understood.</exception>
    Task FailAsync(string host, int port, string user, string password, CancellationToken cancellationToken);
}
