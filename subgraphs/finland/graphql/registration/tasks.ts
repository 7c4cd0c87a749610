import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { PageInfo } from '../../../shared/graphql/connectionPage.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { TaskKind, UnitTask } from '../../domain/tasks/unitTask.ts';
import { closeCeliaTask } from '../../operations/registration/closeCeliaTask.ts';
import { listCeliaTasks } from '../../operations/registration/listCeliaTasks.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';
import { openedPage, pageOf } from './listPage.ts';
import { TaskKindEnum } from './registrationEnums.ts';

@ObjectType({ description: 'Something that a unit has to see to.' })
class CeliaTask {
  @Field(() => ID, { description: 'For `closeCeliaTask`.' })
  readonly id!: string;

  @Field(() => TaskKindEnum, { description: 'What.' })
  readonly kind!: TaskKind;

  @Field(() => ID, { nullable: true, description: 'For `celiaCustomer`; nothing is found by it after a move.' })
  readonly customerId?: string | undefined;

  @Field(() => String, { nullable: true, description: 'The customer number; null for a case.' })
  readonly customerNumber?: string | undefined;

  @Field(() => ID, { nullable: true, description: 'The case that Celia has decided.' })
  readonly caseId?: string | undefined;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  readonly openedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while it is open.' })
  readonly closedAt?: Date | undefined;
}

@ObjectType({ description: 'One task in a page.' })
class CeliaTaskEdge {
  @Field(() => String, { description: 'For `after`. Works for this registrar, in this unit’s list, for 24 hours.' })
  readonly cursor!: string;

  @Field(() => CeliaTask, { description: 'The task.' })
  readonly node!: CeliaTask;
}

@ObjectType({ description: 'A page of the tasks of a unit, the oldest first.' })
class CeliaTaskConnection {
  @Field(() => [CeliaTaskEdge], { description: 'At most as many as asked for.' })
  readonly edges!: CeliaTaskEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfo;
}

@ArgsType()
class CeliaTaskPage {
  @Field(() => Int, { defaultValue: 20, description: '1 to 100.' })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor of the last one seen.' })
  readonly after?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Those to be seen to; false: those that were.' })
  readonly open!: boolean;
}

const CeliaTasksResult = orRefusal('CeliaTasksResult', [CeliaTaskConnection], FinlandRefusal);
const CloseCeliaTaskResult = orRefusal('CloseCeliaTaskResult', [CeliaTask], FinlandRefusal);

@Resolver()
export class TasksResolver {
  @Query(() => CeliaTasksResult, {
    description:
      'What the unit that the registrar works in has to see to: birthdays, e-mail addresses to replace, customers who moved away, decided cases.',
  })
  async celiaTasks(
    @Args(() => CeliaTaskPage) { first, after, open }: CeliaTaskPage,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const registrar = await request.actingAs('celiaTasks');
    const scope = { list: 'celiaTasks', caller: registrar.name, filter: `${registrar.activeUnitId} ${open}` };
    const page = openedPage(request.registry.cursors, scope, { first, after });
    const found = await listCeliaTasks(request.registry, registrar, { ...page, open });
    return isRefusal(found) ? found : pageOf<UnitTask>(request.registry.cursors, scope, first, found.tasks);
  }

  @Mutation(() => CloseCeliaTaskResult, {
    description: 'Marks a task of the own unit as seen to. Doing it twice changes nothing.',
  })
  async closeCeliaTask(
    @Arg('taskId', () => ID, { description: 'From `celiaTasks`.' }) taskId: string,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    return closeCeliaTask(request.registry, await request.actingAs('closeCeliaTask'), taskId);
  }
}
