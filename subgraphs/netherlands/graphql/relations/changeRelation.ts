import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { changeRelation, type RelationChange } from '../../operations/relations/changeRelation.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { CardRelation } from './cardRelation.ts';

const ChangeRelationResult = orRefusal('ChangeRelationResult', [CardRelation], NetherlandsRefusal);
const OF_RELATION = { description: 'Of the relation.' };

@Resolver()
export class ChangeRelationResolver {
  @Mutation(() => ChangeRelationResult, {
    description: 'For the owner of the card asked for, signed in himself: says yes to this one function.',
  })
  confirmRelation(@Arg('id', () => ID, OF_RELATION) id: string, @Ctx() request: NetherlandsRequest): Promise<object> {
    return change(request, 'confirmRelation', id);
  }

  @Mutation(() => ChangeRelationResult, {
    description: 'For the owner of the card asked for: says no. Whoever asked sees no difference to no answer.',
  })
  declineRelation(@Arg('id', () => ID, OF_RELATION) id: string, @Ctx() request: NetherlandsRequest): Promise<object> {
    return change(request, 'declineRelation', id);
  }

  @Mutation(() => ChangeRelationResult, { description: 'For whoever asked: takes the unanswered request back.' })
  withdrawRelation(@Arg('id', () => ID, OF_RELATION) id: string, @Ctx() request: NetherlandsRequest): Promise<object> {
    return change(request, 'withdrawRelation', id);
  }

  @Mutation(() => ChangeRelationResult, { description: 'For either side: ends a confirmed relation at once.' })
  endRelation(@Arg('id', () => ID, OF_RELATION) id: string, @Ctx() request: NetherlandsRequest): Promise<object> {
    return change(request, 'endRelation', id);
  }
}

async function change(request: NetherlandsRequest, asked: RelationChange, id: string): Promise<object> {
  return changeRelation(request.registry, await request.actingAs(asked), asked, id);
}
