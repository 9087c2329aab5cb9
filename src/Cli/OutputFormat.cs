namespace Spit.Cli;

internal enum OutputFormat
{
    Table,
    Json,
}
