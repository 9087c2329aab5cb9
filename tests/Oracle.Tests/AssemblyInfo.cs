using Spit.Oracle.Tests.Sites;
using Xunit.Sdk;
using Xunit.v3;

// One cluster for all; the tests that end silos must not do so under those that count on every answer.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(OracleSite))]
