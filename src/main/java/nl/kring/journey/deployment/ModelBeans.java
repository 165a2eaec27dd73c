package nl.kring.journey.deployment;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The components that the engine finds for expressions: those of the vocabulary and no others, so that also a model that
 * went live before it was checked reaches nothing else of the application.
 */
final class ModelBeans extends AbstractMap<Object, Object> {

    private final ListableBeanFactory beans;
    private final ModelVocabulary vocabulary;
    private final Map<Object, Boolean> known = new ConcurrentHashMap<>();

    ModelBeans(ListableBeanFactory beans, ModelVocabulary vocabulary) {
        this.beans = beans;
        this.vocabulary = vocabulary;
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name && known.computeIfAbsent(name, bean -> vocabulary.isKnown(name));
    }

    @Override
    public @Nullable Object get(Object key) {
        return key instanceof String name && containsKey(name) ? beans.getBean(name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return vocabulary.runnable().stream()
                .map(name -> Map.<Object, Object>entry(name, beans.getBean(name)))
                .collect(Collectors.toSet());
    }
}
