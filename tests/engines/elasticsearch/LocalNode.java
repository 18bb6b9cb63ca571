import static org.elasticsearch.plugins.PluginsLoader.createPluginsLoader;
import static org.elasticsearch.plugins.PluginsLoader.loadModulesBundles;
import static org.elasticsearch.plugins.PluginsLoader.loadPluginsBundles;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;

/** A cluster of one, on this machine only, until it is told to stop. Arguments: home, port, port between nodes. */
public final class LocalNode {
    private static final CountDownLatch STOPPED = new CountDownLatch(1);

    public static void main(String[] words) throws Exception {
        Path home = Path.of(words[0]).toAbsolutePath();
        // Classes of the server ask for their logger while they are loaded, so it has to be there first.
        LogConfigurator.configureESLogging();
        LogConfigurator.registerErrorListener();
        Environment place = InternalSettingsPreparer.prepareEnvironment(
            settings(home, words[1], words[2]), Map.of(), home.resolve("config"), () -> "local");
        LogConfigurator.configureWithoutConfig(place.settings());

        var parts = createPluginsLoader(
            loadModulesBundles(place.modulesDir()), loadPluginsBundles(place.pluginsDir()), Map.of());
        Node node = new Node(place, parts);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node)));
        node.start();
        STOPPED.await();
    }

    private static Settings settings(Path home, String port, String between) {
        return Settings.builder()
            .put("path.home", home)
            .put("cluster.name", "elo-tests")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", port)
            .put("transport.port", between)
            // A full disk of a developer's machine is not what is tested.
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    }

    private static void stop(Node node) {
        try {
            node.close();
        } catch (Exception trouble) {
            trouble.printStackTrace();
        } finally {
            STOPPED.countDown();
        }
    }
}
