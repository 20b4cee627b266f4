package org.myelin.data;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.myelin.data.Source.Archive;
import org.myelin.data.Source.DataFile;

/** The public data sets that Myelin knows. Checksums of files were computed from verified copies. */
final class Sources {
    private static final FeatureShape MNIST_SHAPE = new FeatureShape(1, 28, 28);

    private static final List<String> FASHION_NAMES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    static final Source CIFAR10 = new Source(
            "cifar10",
            "60,000 colour photographs of 32 x 32 pixels in 10 classes",
            Cifar10.SHAPE,
            Cifar10.CLASS_NAMES,
            "cifar-10-batches-bin",
            true,
            List.of(
                    cifar("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
                    cifar("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
                    cifar("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
                    cifar("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
                    cifar("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
                    cifar("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")),
            List.of(new Archive(
                    "cifar-10-binary.tar.gz",
                    170_052_171,
                    "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                    true,
                    List.of(
                            URI.create("https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/"
                                    + "cifar-10-binary.tar.gz"),
                            URI.create("https://mindspore-website.obs.cn-north-4.myhuaweicloud.com/notebook/datasets/"
                                    + "cifar-10-binary.tar.gz"),
                            URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz")))),
            URI.create("https://www.cs.toronto.edu/~kriz/cifar.html"),
            "none stated; cite Krizhevsky 2009",
            Cifar10::read);

    static final Source MNIST = new Source(
            "mnist",
            "70,000 handwritten digits of 28 x 28 grey pixels in 10 classes",
            MNIST_SHAPE,
            Digits.CLASS_NAMES,
            "mnist",
            false,
            List.of(
                    idx(
                            "train-images-idx3-ubyte",
                            47_040_016,
                            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                    idx(
                            "train-labels-idx1-ubyte",
                            60_008,
                            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                    idx(
                            "t10k-images-idx3-ubyte",
                            7_840_016,
                            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                    idx(
                            "t10k-labels-idx1-ubyte",
                            10_008,
                            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
            List.of(
                    mnist(
                            "train-images-idx3-ubyte.gz",
                            9_912_422,
                            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    mnist(
                            "train-labels-idx1-ubyte.gz",
                            28_881,
                            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    mnist(
                            "t10k-images-idx3-ubyte.gz",
                            1_648_877,
                            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    mnist(
                            "t10k-labels-idx1-ubyte.gz",
                            4_542,
                            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
            URI.create("https://github.com/cvdfoundation/mnist"),
            "CC BY-SA 3.0; cite LeCun et al. 1998",
            files -> Idx.readTrainingAndTest("mnist", MNIST_SHAPE, Digits.CLASS_NAMES, files));

    static final Source FASHION_MNIST = new Source(
            "fashion-mnist",
            "70,000 articles of clothing of 28 x 28 grey pixels in 10 classes",
            MNIST_SHAPE,
            FASHION_NAMES,
            "fashion-mnist",
            false,
            List.of(
                    idx(
                            "train-images-idx3-ubyte",
                            47_040_016,
                            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
                    idx(
                            "train-labels-idx1-ubyte",
                            60_008,
                            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
                    idx(
                            "t10k-images-idx3-ubyte",
                            7_840_016,
                            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
                    idx(
                            "t10k-labels-idx1-ubyte",
                            10_008,
                            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
            List.of(
                    fashion(
                            "train-images-idx3-ubyte.gz",
                            26_421_880,
                            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                    fashion(
                            "train-labels-idx1-ubyte.gz",
                            29_515,
                            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                    fashion(
                            "t10k-images-idx3-ubyte.gz",
                            4_422_102,
                            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                    fashion(
                            "t10k-labels-idx1-ubyte.gz",
                            5_148,
                            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
            URI.create("https://github.com/zalandoresearch/fashion-mnist"),
            "MIT; cite Xiao et al. 2017",
            files -> Idx.readTrainingAndTest("fashion-mnist", MNIST_SHAPE, FASHION_NAMES, files));

    static final List<Source> ALL = List.of(CIFAR10, MNIST, FASHION_MNIST);

    private Sources() {}

    private static DataFile cifar(String name, String sha256) {
        return new DataFile(name, 30_730_000, sha256, false);
    }

    private static DataFile idx(String name, long size, String sha256) {
        return new DataFile(name, size, sha256, true);
    }

    private static Archive mnist(String file, long size, String sha256) {
        return archive(
                file,
                size,
                sha256,
                "https://ossci-datasets.s3.amazonaws.com/mnist/",
                "https://storage.googleapis.com/cvdf-datasets/mnist/");
    }

    private static Archive fashion(String file, long size, String sha256) {
        return archive(
                file,
                size,
                sha256,
                "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
                "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");
    }

    private static Archive archive(String file, long size, String sha256, String... mirrors) {
        List<URI> uris = new ArrayList<>();
        Stream.of(mirrors).map(mirror -> URI.create(mirror + file)).forEach(uris::add);
        return new Archive(file, size, sha256, false, uris);
    }
}
