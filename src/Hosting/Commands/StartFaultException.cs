namespace Spit.Hosting.Commands;

/// <summary>The program cannot start for a reason that its operator can mend; the message is one line.</summary>
public sealed class StartFaultException : Exception
{
    public StartFaultException()
    {
    }

    public StartFaultException(string message)
        : base(message)
    {
    }

    public StartFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
