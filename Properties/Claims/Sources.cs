namespace Verification.Properties.Claims;

/// <summary>The bibliography: every document that a claim may cite.</summary>
public static class Sources
{
    private static readonly string[] FourProblems = ["Problem 1", "Problem 2", "Problem 3", "Problem 4"];

    /// <summary>TTIC 31230, Backpropagation problems, 2019.</summary>
    public static Document Ttic2019Backpropagation { get; } = new("TTIC19", "TTIC 31230 Fundamentals of Deep Learning, Problems for Backpropagation, 2019")
    {
        Places = ["Problem 0", "Problem 1", "Problem 2", "Problem 3", "Problem 4", "Problem 5"],
    };

    /// <summary>TTIC 31230, Quiz 1, 2020.</summary>
    public static Document Ttic2020Quiz1 { get; } = new("TTIC20-Q1", "TTIC 31230 Fundamentals of Deep Learning, Quiz 1, 2020") { Places = FourProblems };

    /// <summary>TTIC 31230, Quiz 4, 2020.</summary>
    public static Document Ttic2020Quiz4 { get; } = new("TTIC20-Q4", "TTIC 31230 Fundamentals of Deep Learning, Quiz 4, 2020") { Places = FourProblems[..3] };

    /// <summary>TTIC 31230, Exam 3, 2021.</summary>
    public static Document Ttic2021Exam3 { get; } = new("TTIC21-E3", "TTIC 31230 Fundamentals of Deep Learning, Exam 3, 2021") { Places = FourProblems };

    /// <summary>EECS 182, Discussion 13, 2023.</summary>
    public static Document Eecs182Discussion13 { get; } = new("EECS182-D13", "EECS 182 Deep Neural Networks, Discussion 13, Spring 2023") { Places = FourProblems[..3] };

    /// <summary>Cover and Thomas, Elements of Information Theory.</summary>
    public static Document CoverThomas { get; } = new("CT06", "T. Cover and J. Thomas, Elements of Information Theory, 2nd edition, 2006");

    /// <summary>Donsker and Varadhan's variational formula of KL.</summary>
    public static Document DonskerVaradhan { get; } = new("DV75", "M. Donsker and S. Varadhan, Asymptotic evaluation of certain Markov process expectations for large time, 1975");

    /// <summary>Lin on the Jensen–Shannon divergence.</summary>
    public static Document Lin { get; } = new("Lin91", "J. Lin, Divergence measures based on the Shannon entropy, IEEE Transactions on Information Theory 37, 1991");

    /// <summary>Endres and Schindelin on the metric.</summary>
    public static Document EndresSchindelin { get; } = new("ES03", "D. Endres and J. Schindelin, A new metric for probability distributions, IEEE Transactions on Information Theory 49, 2003");

    /// <summary>Goodfellow and others on generative adversarial networks.</summary>
    public static Document Goodfellow { get; } = new("Goo14", "I. Goodfellow and others, Generative adversarial nets, 2014");

    /// <summary>Nguyen, Wainwright and Jordan on f-divergence duality.</summary>
    public static Document NguyenWainwrightJordan { get; } = new("NWJ10", "X. Nguyen, M. Wainwright and M. Jordan, Estimating divergence functionals and the likelihood ratio by convex risk minimization, 2010");

    /// <summary>Watanabe on total correlation.</summary>
    public static Document Watanabe { get; } = new("Wat60", "S. Watanabe, Information theoretical analysis of multivariate correlation, 1960");

    /// <summary>Blahut's algorithm for capacity.</summary>
    public static Document Blahut { get; } = new("Bla72", "R. Blahut, Computation of channel capacity and rate-distortion functions, 1972");

    /// <summary>Ballé, Laparra and Simoncelli on compression with additive noise.</summary>
    public static Document Balle { get; } = new("BLS17", "J. Ballé, V. Laparra and E. Simoncelli, End-to-end optimized image compression, 2017");

    /// <summary>Besag on pseudo-likelihood.</summary>
    public static Document Besag { get; } = new("Bes75", "J. Besag, Statistical analysis of non-lattice data, 1975");

    /// <summary>Kingma and Welling on variational auto-encoders.</summary>
    public static Document KingmaWelling { get; } = new("KW14", "D. Kingma and M. Welling, Auto-encoding variational Bayes, 2014");

    /// <summary>Williams on score-function gradients.</summary>
    public static Document Williams { get; } = new("Wil92", "R. Williams, Simple statistical gradient-following algorithms for connectionist reinforcement learning, 1992");

    /// <summary>Cho and others on the gated recurrent unit.</summary>
    public static Document Cho { get; } = new("Cho14", "K. Cho and others, Learning phrase representations using RNN encoder–decoder for statistical machine translation, 2014");

    /// <summary>Hochreiter and Schmidhuber on long short-term memory.</summary>
    public static Document HochreiterSchmidhuber { get; } = new("HS97", "S. Hochreiter and J. Schmidhuber, Long short-term memory, Neural Computation 9, 1997");

    /// <summary>Vaswani and others on attention.</summary>
    public static Document Vaswani { get; } = new("VSP17", "A. Vaswani and others, Attention is all you need, 2017");

    /// <summary>Higham on the accuracy of algorithms.</summary>
    public static Document Higham { get; } = new("Hig02", "N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, 2002");

    /// <summary>Math.NET Numerics.</summary>
    public static Document MathNet { get; } = new("MathNet", "Math.NET Numerics 5.0.0");

    /// <summary>Ba, Kiros and Hinton on layer normalization.</summary>
    public static Document BaKirosHinton { get; } = new("BKH16", "J. Ba, J. Kiros and G. Hinton, Layer normalization, 2016");

    /// <summary>Zhang and Sennrich on root-mean-square normalization.</summary>
    public static Document ZhangSennrich { get; } = new("ZS19", "B. Zhang and R. Sennrich, Root mean square layer normalization, 2019");

    /// <summary>Wu and He on group normalization.</summary>
    public static Document WuHe { get; } = new("WH18", "Y. Wu and K. He, Group normalization, 2018");

    /// <summary>Hendrycks and Gimpel on the Gaussian error linear unit.</summary>
    public static Document HendrycksGimpel { get; } = new("HG16", "D. Hendrycks and K. Gimpel, Gaussian error linear units (GELUs), 2016");

    /// <summary>The operators of ONNX.</summary>
    public static Document Onnx { get; } = new("ONNX", "Open Neural Network Exchange, Operator Schemas, version 1.18");

    /// <summary>PyTorch's documentation.</summary>
    public static Document PyTorch { get; } = new("PyTorch", "PyTorch documentation, torch.nn, version 2.7");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        Ttic2019Backpropagation, Ttic2020Quiz1, Ttic2020Quiz4, Ttic2021Exam3, Eecs182Discussion13, CoverThomas, DonskerVaradhan, Lin,
        EndresSchindelin, Goodfellow, NguyenWainwrightJordan, Watanabe, Blahut, Balle, Besag, KingmaWelling, Williams, Cho, HochreiterSchmidhuber,
        Vaswani, Higham, MathNet, BaKirosHinton, ZhangSennrich, WuHe, HendrycksGimpel, Onnx, PyTorch,
    ];
}
