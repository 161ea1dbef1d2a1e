using System.Numerics;
using Verification.Reference.Kernels;

namespace Verification.Reference.Tests.Kernels;

public class MatrixProductTests
{
    private static readonly int[] Edges = [0, 1, 2, 3, 4, 7, 8, 9, 15, 17, 24, 25, 47, 48, 49];

    private static readonly (int M, int N, int K)[] Shapes =
    [
        .. from m in Edges from n in Edges select (m, n, 5),
        .. from k in new[] { 0, 1, 2, 7, 64, 255, 256, 257, 300, 513, 600 } from m in new[] { 1, 5, 9 } from n in new[] { 1, 3, 50 } select (m, n, k),
        (100, 100, 100), (33, 500, 40), (400, 30, 40), (390, 17, 300), (9, 3100, 3), (9, 6200, 3),
    ];

    public static TheoryData<string, bool> Paths
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (SimdPath path in Enum.GetValues<SimdPath>())
            {
                data.Add(path.ToString(), true);
                data.Add(path.ToString(), false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Is_exact_for_small_integers_in_every_shape_and_layout(string path, bool single)
    {
        if (single)
            IsExact<float>(Enum.Parse<SimdPath>(path));
        else
            IsExact<double>(Enum.Parse<SimdPath>(path));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Stays_within_the_bound_of_its_rounding(string path, bool single)
    {
        if (single)
            IsWithinBound<float>(Enum.Parse<SimdPath>(path));
        else
            IsWithinBound<double>(Enum.Parse<SimdPath>(path));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Carries_nan_and_infinity_as_plain_arithmetic_does(string path, bool single)
    {
        if (single)
            CarriesSpecials<float>(Enum.Parse<SimdPath>(path));
        else
            CarriesSpecials<double>(Enum.Parse<SimdPath>(path));
    }

    [Theory]
    [InlineData(130, 270, 300)]
    [InlineData(500, 20, 300)]
    [InlineData(20, 900, 290)]
    [InlineData(1, 2000, 1000)]
    [InlineData(2000, 1, 1000)]
    [InlineData(70, 900, 1024)]
    [InlineData(30, 401, 2048)]
    public void Is_the_same_to_the_last_bit_for_any_number_of_threads(int m, int n, int k)
    {
        float[] a = Naive.Numbers<float>(m * k, 1), b = Naive.Numbers<float>(k * n, 2), one = new float[m * n], many = new float[m * n];
        MatrixProduct.Of(new MatrixView<float>(a, m, k), new MatrixView<float>(b, k, n), one);
        foreach (int threads in new[] { 2, 3, 7 })
        {
            many.AsSpan().Fill(float.NaN);
            MatrixProduct.Of(new MatrixView<float>(a, m, k), new MatrixView<float>(b, k, n), many, threads: threads);
            Assert.Equal(one, many);
        }
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(1, 1)]
    [InlineData(1e-22, 500)]
    [InlineData(1e-43, 500)]
    [InlineData(1e19, 500)]
    public void Upper_bounds_lie_above_the_exact_sums_and_close_to_them(double scale, int terms)
    {
        // 1e-22² underflows in float, 1e-43 is subnormal itself, and 1e19² overflows.
        const int M = 13, N = 37;
        int k = terms;
        double[] a = Naive.Numbers<double>(M * k, 1), b = Naive.Numbers<double>(k * N, 2);
        for (int i = 0; i < a.Length; i++)
            a[i] *= scale;
        for (int i = 0; i < b.Length; i++)
            b[i] *= scale;

        float[] fromDouble = new float[M * N], fromFloat = new float[M * N];
        float[] x = Array.ConvertAll(a, v => (float)v), y = Array.ConvertAll(b, v => (float)v);
        MatrixProduct.AbsoluteUpperBound(new MatrixView<double>(a, M, k), new MatrixView<double>(b, k, N), fromDouble);
        MatrixProduct.AbsoluteUpperBound(new MatrixView<float>(x, M, k), new MatrixView<float>(y, k, N), fromFloat);
        for (int i = 0; i < M * N; i++)
        {
            Check(fromDouble[i], Naive.Dot(Enumerable.Range(0, k).Select(p => (a[(i / N * k) + p], b[(p * N) + (i % N)]))).Absolute);
            Check(fromFloat[i], Naive.Dot(Enumerable.Range(0, k).Select(p => ((double)x[(i / N * k) + p], (double)y[(p * N) + (i % N)]))).Absolute);
        }

        void Check(float bound, double exact)
        {
            // Up to k roundings of the sum and as many in the factor, two of the operands, and 2k underflows.
            double limit = (exact * (1 + (2 * Naive.Gamma<float>(k)) + 1e-6)) + (2 * k * Math.ScaleB(1, -149));
            Assert.True(bound >= exact && (bound <= limit || limit > float.MaxValue), $"{bound} for {exact}");
        }
    }

    [Fact]
    public void A_row_times_a_transposed_matrix_is_that_matrix_times_a_column()
    {
        const int N = 70, K = 45;
        float[] a = Naive.Integers<float>(K, 1), b = Naive.Integers<float>(N * K, 2), row = new float[N], column = new float[N];
        MatrixProduct.Of(new MatrixView<float>(a, 1, K), new MatrixView<float>(b, N, K).Transpose(), row);
        MatrixProduct.Of(new MatrixView<float>(b, N, K), new MatrixView<float>(a, K, 1), column);
        Assert.Equal(column, row);
        Assert.Equal(Enumerable.Range(0, K).Sum(p => a[p] * b[p]), row[0]);
    }

    [Fact]
    public void Leaves_the_gaps_between_rows_alone()
    {
        const int M = 19, N = 29, K = 11, Leading = 37;
        double[] a = Naive.Integers<double>(M * K, 1), b = Naive.Integers<double>(K * N, 2), c = Naive.Integers<double>(M * Leading, 3);
        double[] before = [.. c];
        MatrixProduct.Of(new MatrixView<double>(a, M, K), new MatrixView<double>(b, K, N), c, Leading);
        for (int i = 0; i < c.Length; i++)
        {
            if (i % Leading >= N)
                Assert.Equal(before[i], c[i]);
        }
    }

    [Fact]
    public void Says_what_was_found_and_what_is_needed()
    {
        var numbers = new float[6];
        Assert.Contains("'a' is 2 × 3 but 'b' is 2 × 3", Message(() =>
            MatrixProduct.Of(new MatrixView<float>(numbers, 2, 3), new MatrixView<float>(numbers, 2, 3), new float[4])), StringComparison.Ordinal);
        Assert.Contains("'c' has 3 numbers: need 4", Message(() =>
            MatrixProduct.Of(new MatrixView<float>(numbers, 2, 3), new MatrixView<float>(numbers, 3, 2), new float[3])), StringComparison.Ordinal);
        Assert.Contains("'data' has 6 numbers: need 7", Message(() => _ = new MatrixView<float>(numbers, 2, 3, 4)), StringComparison.Ordinal);
        Assert.Contains("leading ≥ columns", Message(() => _ = new MatrixView<float>(numbers, 2, 3, 2)), StringComparison.Ordinal);
        Assert.Contains("need threads ≥ 1", Message(() =>
            MatrixProduct.Of(new MatrixView<float>(numbers, 2, 3), new MatrixView<float>(numbers, 3, 2), new float[4], threads: 0)), StringComparison.Ordinal);
        Assert.Contains("need Single or Double", Message(() =>
            MatrixProduct.Of(new MatrixView<Half>(new Half[1], 1, 1), new MatrixView<Half>(new Half[1], 1, 1), new Half[1])), StringComparison.Ordinal);
    }

    private static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static void IsExact<T>(SimdPath path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int seed = 0;
        foreach ((int m, int n, int k) in Shapes)
        {
            // Every combination of transposition, gap, start and magnitude comes round in turn.
            int turn = seed++;
            bool turnA = turn % 2 == 1, turnB = turn / 2 % 2 == 1, absolute = turn / 4 % 3 == 1;
            int gap = turn / 3 % 3;
            Start start = turn / 5 % 2 == 1 ? Start.Sum : Start.Zero;
            int leadingA = (turnA ? m : k) + gap, leadingB = (turnB ? k : n) + gap, leadingC = n + gap;
            T[] a = Naive.Integers<T>((turnA ? k : m) * leadingA, turn), b = Naive.Integers<T>((turnB ? n : k) * leadingB, turn + 1);
            T[] c = Naive.Integers<T>(m * leadingC, turn + 2), before = [.. c];
            MatrixView<T> left = turnA ? new MatrixView<T>(a, k, m, leadingA).Transpose() : new MatrixView<T>(a, m, k, leadingA);
            MatrixView<T> right = turnB ? new MatrixView<T>(b, n, k, leadingB).Transpose() : new MatrixView<T>(b, k, n, leadingB);

            MatrixProduct.Run(path, left, right, c, leadingC, threads: 1, start, absolute);

            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < leadingC; j++)
                {
                    T sum = start == Start.Sum || j >= n ? before[(i * leadingC) + j] : T.Zero;
                    for (int p = 0; p < k && j < n; p++)
                    {
                        T product = a[turnA ? (p * leadingA) + i : (i * leadingA) + p] * b[turnB ? (j * leadingB) + p : (p * leadingB) + j];
                        sum += absolute ? T.Abs(product) : product;
                    }

                    if (sum != c[(i * leadingC) + j])
                        Assert.Fail($"{m} × {n} × {k}, turn {turn}, at [{i}, {j}]: {c[(i * leadingC) + j]} instead of {sum}");
                }
            }
        }
    }

    private static void IsWithinBound<T>(SimdPath path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int m, int n, int k) in new[] { (1, 1, 1000), (1, 70, 300), (70, 1, 300), (13, 53, 700), (40, 30, 20) })
        {
            T[] a = Naive.Numbers<T>(m * k, 1), b = Naive.Numbers<T>(k * n, 2), c = new T[m * n], bound = new T[m * n];
            MatrixProduct.Run(path, new MatrixView<T>(a, m, k), new MatrixView<T>(b, k, n), c, n, 1, Start.Zero, absolute: false);
            MatrixProduct.Run(path, new MatrixView<T>(a, m, k), new MatrixView<T>(b, k, n), bound, n, 1, Start.Zero, absolute: true);
            double gamma = Naive.Gamma<T>(k);
            for (int i = 0; i < m * n; i++)
            {
                (double value, double absolute) = Naive.Dot(
                    Enumerable.Range(0, k).Select(p => (double.CreateChecked(a[(i / n * k) + p]), double.CreateChecked(b[(p * n) + (i % n)]))));
                double error = Math.Abs(double.CreateChecked(c[i]) - value), sum = double.CreateChecked(bound[i]);
                Assert.True(error <= gamma * absolute, $"{m} × {n} × {k} at {i}: off by {error}, bound {gamma * absolute}");
                Assert.True(Math.Abs(sum - absolute) <= gamma * absolute * (1 + 1e-9), $"|A||B| of {m} × {n} × {k} at {i}: {sum} instead of {absolute}");
            }
        }
    }

    private static void CarriesSpecials<T>(SimdPath path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int m, int n, int k) in new[] { (1, 60, 9), (60, 1, 9), (19, 53, 9), (3, 3, 9), (50, 300, 300) })
        {
            T[] a = Naive.Integers<T>(m * k, 1), b = new T[k * n], c = new T[m * n];
            a[1] = T.NaN;
            a[((m - 1) * k) + 2] = T.PositiveInfinity;
            b[4 * n] = T.NegativeInfinity;
            MatrixProduct.Run(path, new MatrixView<T>(a, m, k), new MatrixView<T>(b, k, n), c, n, 1, Start.Zero, absolute: false);
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    T sum = T.Zero;
                    for (int p = 0; p < k; p++)
                        sum += a[(i * k) + p] * b[(p * n) + j];

                    Assert.Equal(sum, c[(i * n) + j]);
                }
            }
        }
    }
}
