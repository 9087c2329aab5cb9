namespace Spit.Hosting.Tests.Commands;

internal enum SampleClass
{
    ShortHaul,
    LongHaul,
}
