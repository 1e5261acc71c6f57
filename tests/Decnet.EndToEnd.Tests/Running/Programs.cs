namespace Decnet.EndToEnd.Tests.Running;

/// <summary>Runs a program to its end.</summary>
internal static class Programs
{
    public static Task<ProgramResult> RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(file, arguments, environment: null, input: null, cancellationToken);

    public static async Task<ProgramResult> RunAsync(
        string file,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment,
        byte[]? input,
        CancellationToken cancellationToken)
    {
        await using var program = RunningProgram.Start(file, arguments, environment);
        if (input is not null)
        {
            await program.TypeAsync(input, cancellationToken);
        }

        program.EndInput();
        return await program.ExitAsync(cancellationToken);
    }
}
