package nl.kring.journey.deployment;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.journey.TaskForm;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * What models may name of the application: the components that tasks and listeners run, and those that expressions ask.
 * An expression may ask what answers with a date, a list or yes or no, and nothing that changes something.
 */
@Component
class ModelVocabulary {

    private static final String JOURNEY = "nl.kring.journey.";
    private static final Set<Class<?>> ASKED_WITH = Set.of(DelegateExecution.class, DelegateTask.class, String.class);
    private static final List<Class<?>> ANSWERED_WITH = List.of(Date.class, Collection.class, boolean.class);

    private final ListableBeanFactory beans;

    ModelVocabulary(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** What a task, or a message that is sent, may run. */
    Set<String> delegates() {
        return ours(JavaDelegate.class);
    }

    Set<String> taskListeners() {
        return ours(TaskListener.class);
    }

    Set<String> executionListeners() {
        Set<String> names = new TreeSet<>(ours(ExecutionListener.class));
        names.addAll(delegates());
        return names;
    }

    /** All that a delegate expression may name somewhere. */
    Set<String> runnable() {
        Set<String> names = new TreeSet<>(executionListeners());
        names.addAll(taskListeners());
        return names;
    }

    /** The methods that expressions may call on a component, by name; empty where there is no such component. */
    Set<String> questionsTo(String bean) {
        return methods(bean).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean canAsk(String bean, String method, int arguments) {
        return methods(bean)
                .anyMatch(known -> known.getName().equals(method) && known.getParameterCount() == arguments);
    }

    /** The components that expressions may call. */
    Set<String> asked() {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> methods(name).findAny().isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The component that serves a step, by the step's name. */
    Optional<TaskForm> taskForm(String step) {
        return Optional.ofNullable(beans.getBeansOfType(TaskForm.class).get(step));
    }

    boolean isKnown(String bean) {
        return runnable().contains(bean) || methods(bean).findAny().isPresent();
    }

    private Set<String> ours(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (String name : beans.getBeanNamesForType(type, true, false)) {
            if (isOurs(classOf(name))) {
                names.add(name);
            }
        }
        return names;
    }

    private Stream<Method> methods(String bean) {
        Class<?> type = beans.containsBean(bean) ? classOf(bean) : null;
        if (type == null || !isOurs(type) || !Modifier.isPublic(type.getModifiers())) {
            return Stream.empty();
        }
        return Arrays.stream(type.getMethods()).filter(ModelVocabulary::isQuestion);
    }

    private static boolean isQuestion(Method method) {
        return method.getDeclaringClass() != Object.class
                && !Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() > 0
                && ASKED_WITH.containsAll(List.of(method.getParameterTypes()))
                && ANSWERED_WITH.stream().anyMatch(type -> type.isAssignableFrom(method.getReturnType()));
    }

    private @Nullable Class<?> classOf(String bean) {
        Class<?> type = beans.getType(bean, false);
        return type == null ? null : ClassUtils.getUserClass(type);
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.getName().startsWith(JOURNEY);
    }

    /** The names that come nearest to one that is not known, for a message that helps. */
    static String nearest(String wrong, Collection<String> known) {
        Map<String, Integer> distances = new HashMap<>();
        new HashSet<>(known).forEach(name -> distances.put(name, distance(wrong.toLowerCase(), name.toLowerCase())));
        return distances.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
